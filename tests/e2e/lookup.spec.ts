import type { Page } from '@playwright/test'
import { expectNoViolations } from '../support/axe'
import { expect, signIn, test } from '../support/e2e'
import { readDevices, untilFleetIsRead } from '../support/read-fleet'

const dialog = (page: Page) => page.getByRole('dialog', { name: 'Look up devices' })
const field = (page: Page) => dialog(page).getByRole('textbox', { name: 'Identifiers' })
const UNKNOWN = Array.from({ length: 7 }, (_, index) => `NO-SUCH-${index + 1}`)

async function openLookup(page: Page) {
  const button = page.getByRole('button', { name: 'Look up' })
  await expect(async () => {
    if (!(await dialog(page).isVisible())) await button.click({ timeout: 1_000 })
    await expect(field(page)).toBeFocused({ timeout: 1_000 })
  }).toPass()
}

async function lookUp(page: Page, text: string) {
  await openLookup(page)
  await field(page).fill(text)
  await page.keyboard.press('Control+Enter')
}

async function serials(page: Page, count: number): Promise<string[]> {
  const devices = await readDevices(page, 'limit=500')
  return [...new Set(devices.map(({ serialNumber }) => serialNumber))].filter(Boolean).slice(0, count)
}

const clipboard = (page: Page) => page.evaluate(() => navigator.clipboard.readText())

test.beforeEach(async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await signIn(page, 'viewer', '/devices')
  await untilFleetIsRead(page)
})

test('of 200 pasted serial numbers the 193 known are shown, and the 7 unknown listed and copied', async ({ page }) => {
  const known = await serials(page, 193)
  const pasted = [...UNKNOWN.slice(0, 3), ...known, ...UNKNOWN.slice(3)]
  await openLookup(page)
  await field(page).fill(`${pasted.join('\r\n')}\r\n`)
  await expect(dialog(page).getByText('200 identifiers')).toBeVisible()
  await dialog(page).getByRole('button', { name: 'Look up 200' }).click()

  await expect(dialog(page).getByText('193 of 200 found')).toBeVisible()
  const table = dialog(page).getByRole('table', { name: 'Found devices' })
  await expect(table).toHaveAttribute('aria-rowcount', '194')
  await expect(table.getByRole('row').nth(1)).toContainText(known[0] ?? '')
  await dialog(page).getByRole('button', { name: 'Copy' }).click()
  await page.getByRole('menuitem', { name: 'Serial numbers' }).click()
  expect((await clipboard(page)).split('\n')).toEqual(known)
  await dialog(page).getByRole('button', { name: /^Cop/ }).click()
  await page.getByRole('menuitem', { name: 'Table for a spreadsheet' }).click()
  const lines = (await clipboard(page)).split('\n')
  expect(lines).toHaveLength(194)
  expect(lines[0]?.split('\t').slice(0, 3)).toEqual(['Name', 'Serial number', 'User'])

  await dialog(page).getByText('Not found 7').click()
  await expect(dialog(page).getByRole('list', { name: 'Not found' }).getByRole('listitem')).toHaveText(UNKNOWN)
  await dialog(page).getByRole('button', { name: 'Copy what was not found' }).click()
  expect((await clipboard(page)).split('\n')).toEqual(UNKNOWN)
})

test('what was found becomes a view of the list, with its own address', async ({ page }) => {
  const known = await serials(page, 12)
  await lookUp(page, [...known, ...UNKNOWN].join('\n'))
  await dialog(page).getByRole('button', { name: 'Show in the list' }).click()
  await expect(dialog(page)).toHaveCount(0)
  await expect(page).toHaveURL(/\/devices\?set=[0-9a-f]{32}$/)
  await expect(page.getByRole('grid')).toHaveAttribute('aria-rowcount', String(known.length + 1))
  await page.reload()
  await expect(page.getByRole('grid')).toHaveAttribute('aria-rowcount', String(known.length + 1))
  await page.getByRole('button', { name: 'Remove: looked-up devices' }).click()
  await expect(page).toHaveURL(/\/devices$/)
  await expect(page.getByRole('grid')).not.toHaveAttribute('aria-rowcount', String(known.length + 1))
})

test('one name of two devices is shown with both of them', async ({ page }) => {
  await lookUp(page, 'CONTOSO-LT-TWIN, ODD-0001')
  await expect(dialog(page).getByText('2 of 2 found, 3 devices in all')).toBeVisible()
  await dialog(page).getByText('Ambiguous 1').click()
  await expect(dialog(page).getByRole('link', { name: 'CONTOSO-LT-TWIN' })).toHaveCount(2)
})

test('names, serial numbers, ids and UPNs may stand beside each other, in any case', async ({ page }) => {
  const [one, two, three] = await readDevices(page, 'assigned=yes&ring=Fast&limit=3')
  const texts = [one?.name.toLowerCase(), two?.userUpn?.toUpperCase(), three?.id, one?.intuneId]
  await lookUp(page, texts.join('\t'))
  await expect(dialog(page).getByText('4 of 4 found')).toBeVisible()
})

test('whoever comes back from a device finds the lookup as it was, and can begin anew', async ({ page }) => {
  const [serial] = await serials(page, 1)
  await lookUp(page, serial ?? '')
  await dialog(page).getByRole('table').getByRole('link').click()
  await expect(page).toHaveURL(/\/devices\/[0-9a-f-]{36}/)
  await page.goBack()
  await page.getByRole('button', { name: 'Look up' }).click()
  await expect(dialog(page).getByText('1 of 1 found')).toBeVisible()
  await dialog(page).getByRole('button', { name: 'Look up others' }).click()
  await expect(field(page)).toHaveValue(serial ?? '')
  await page.keyboard.press('Escape')
  await expect(dialog(page)).toHaveCount(0)
})

test('more than 5,000 are not taken, and that is said', async ({ page }) => {
  await openLookup(page)
  await field(page).fill(Array.from({ length: 5_002 }, (_, index) => `X${index}`).join(' '))
  await expect(dialog(page).getByText('Only the first 5,000 are looked up; 2 are left out')).toBeVisible()
  await page.keyboard.press('Control+Enter')
  await expect(dialog(page).getByText('0 of 5,000 found')).toBeVisible()
})

test('a lookup that fails is explained, keeps the text, and goes on', async ({ page, expectProblems }) => {
  expectProblems(/503/)
  const problem = { type: 'about:blank', title: 'Not now', status: 503, detail: '', code: 'no-snapshot', requestId: '' }
  await page.route('**/api/inventory/lookup', route => route.fulfill({ status: 503, json: problem }), { times: 1 })
  await lookUp(page, 'ODD-0001')
  await expect(dialog(page).getByText('Not now')).toBeVisible()
  await dialog(page).getByRole('button', { name: 'Try again' }).click()
  await expect(dialog(page).getByText('1 of 1 found')).toBeVisible()
})

for (const width of [1440, 390]) {
  test(`axe finds nothing wrong with it, at ${width} px`, async ({ page }) => {
    await page.setViewportSize({ width, height: 844 })
    await openLookup(page)
    await field(page).fill([...(await serials(page, 12)), ...UNKNOWN, 'CONTOSO-LT-TWIN'].join('\n'))
    await expectNoViolations(page, '[role=dialog]')
    await page.keyboard.press('Control+Enter')
    for (const part of [/^Found/, /^Not found/, /^Ambiguous/]) {
      await dialog(page).getByText(part).first().click()
      await expectNoViolations(page, '[role=dialog]')
    }
    const box = await dialog(page).boundingBox()
    expect(box?.x).toBeGreaterThanOrEqual(0)
    expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(width)
  })
}
