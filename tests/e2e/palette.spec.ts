import type { Page } from '@playwright/test'
import { expectNoViolations } from '../support/axe'
import { expect, signIn, test } from '../support/e2e'
import { readDevices, untilFleetIsRead } from '../support/read-fleet'

const field = (page: Page) => page.getByRole('combobox', { name: /jump to/i })
const option = (page: Page, name: string | RegExp) => page.getByRole('option', { name })

/** Presses Ctrl+K until the page listens to it. */
async function openPalette(page: Page) {
  await expect(async () => {
    await page.keyboard.press('Control+k')
    await expect(field(page)).toBeFocused({ timeout: 500 })
  }).toPass()
}

test.beforeEach(async ({ page }) => {
  await signIn(page, 'viewer', '/devices')
  await untilFleetIsRead(page)
})

for (const by of ['name', 'serialNumber', 'userUpn'] as const) {
  test(`a device is found by its ${by} and opened by keyboard alone`, async ({ page }) => {
    // These names are one device's each.
    const [device] = await readDevices(page, 'search=MMD-&ring=Fast&assigned=yes&limit=1')
    await openPalette(page)
    await page.keyboard.type(device?.[by] ?? 'nothing')
    await expect(option(page, device?.name ?? '').first()).toBeVisible()
    await page.keyboard.press('Enter')
    await expect(page).toHaveURL(new RegExp(`/devices/${device?.id}`))
    await expect(page.getByRole('heading', { level: 1, name: device?.name ?? '', exact: true })).toBeVisible()
  })
}

test('a scanner that sends Enter before the answer is there still opens the right device', async ({ page }) => {
  const [device] = await readDevices(page, 'ring=Broad&sort=-name&limit=1')
  await page.route('**/api/inventory/devices?search=*', async route => {
    await new Promise(resolve => setTimeout(resolve, 400))
    await route.continue()
  })
  await openPalette(page)
  await page.keyboard.insertText(device?.serialNumber ?? '')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(new RegExp(`/devices/${device?.id}`))
})

test('an overtaken request is given up', async ({ page }) => {
  await openPalette(page)
  await page.keyboard.type('CONTOSO')
  await expect(option(page, /^All devices matching/)).toBeVisible()

  await page.route('**/api/inventory/devices?search=*', () => undefined) // never answered
  const givenUp = page.waitForEvent('requestfailed')
  await page.keyboard.type('-LT')
  expect((await givenUp).failure()?.errorText).toBe('net::ERR_ABORTED')
})

test('people are found, and lead to their pages', async ({ page }) => {
  const [device] = await readDevices(page, 'assigned=yes&limit=1')
  await openPalette(page)
  await page.keyboard.type(device?.userUpn ?? '')
  const people = page.getByRole('group', { name: 'People' })
  await people.getByRole('option').first().click()
  await expect(page).toHaveURL(new RegExp(`/users/${encodeURIComponent(device?.userUpn ?? '')}`))
})

test('pages and actions are there too: help, the theme, a new reading, signing out', async ({
  page,
  expectProblems,
}) => {
  // The fleet may have been read a moment ago, and then is not read again at once; that is said, too.
  expectProblems(/429 .*\/api\/inventory\/sync/)
  await openPalette(page)
  await page.keyboard.type('keys help')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)

  await openPalette(page)
  await page.keyboard.type('light and dark')
  await page.keyboard.press('Enter')
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
  await expect(page.getByRole('button', { name: 'Theme: Dark', includeHidden: true })).toHaveCount(1)

  await field(page).fill('refresh')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('status').filter({ hasText: /being read again|read a moment ago/ })).toHaveCount(1)

  await field(page).fill('log out')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/signed-out/)
})

test('before the fleet was ever read, a sentence says so and pages can still be gone to', async ({
  page,
  expectProblems,
}) => {
  expectProblems(/503/)
  const problem = { type: 'about:blank', title: '', status: 503, detail: '', code: 'no-snapshot', requestId: '' }
  await page.route('**/api/inventory/devices?search=*', route => route.fulfill({ status: 503, json: problem }))
  await openPalette(page)
  await page.keyboard.type('peop')
  await expect(page.getByText('The fleet has not been read yet.').first()).toBeVisible()
  await page.keyboard.press('ArrowUp')
  await option(page, /^People/).click()
  await expect(page).toHaveURL(/\/users$/)
})

for (const width of [1440, 390]) {
  test(`axe finds nothing wrong with it, at ${width} px, and a press is enough`, async ({ page }) => {
    await page.setViewportSize({ width, height: 844 })
    await page
      .getByRole('button', { name: /jump to|search devices, people/i })
      .filter({ visible: true })
      .click()
    await field(page).fill('CONTOSO')
    await expect(option(page, /^All devices matching/)).toBeVisible()
    await expectNoViolations(page, '[role=dialog]')
    const box = await page.getByRole('dialog').boundingBox()
    expect(box?.x).toBeGreaterThanOrEqual(0)
    expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(width)
    await page.getByRole('option').first().click()
    await expect(page).toHaveURL(/\/devices\/[0-9a-f-]{36}/)
  })
}
