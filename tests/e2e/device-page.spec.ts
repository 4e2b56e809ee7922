import type { Page } from '@playwright/test'
import type { InventoryDevice } from '@/lib/domain/inventory'
import { expectNoViolations } from '../support/axe'
import { expect, signIn, test } from '../support/e2e'
import { readDevices, untilFleetIsRead } from '../support/read-fleet'

test.beforeEach(async ({ page }) => {
  await signIn(page, 'viewer', '/devices')
  await untilFleetIsRead(page)
})

/** One device of the snapshot that fits a query. */
async function pick(page: Page, query: string): Promise<InventoryDevice> {
  const [device] = await readDevices(page, `${query}&limit=1`)
  if (!device) throw new Error(`The fleet has no device for ${query}`)
  return device
}

/** A device of the service's own list, live, in the service's words. */
async function liveRows(page: Page, path: string): Promise<Record<string, string>[]> {
  const answer = await page.request.get(`/api/mmd/${path}`, { headers: { 'x-csrf': '1' } })
  return ((await answer.json()) as { value: Record<string, string>[] }).value
}

const open = (page: Page, { id }: { id: string }, query = '') => page.goto(`/devices/${id}${query}`)
const region = (page: Page, heading: string) =>
  page.locator('section').filter({ has: page.getByRole('heading', { level: 2, name: heading, exact: true }) })

test('facts and reasons are in the first HTML, also of a device without a name and without a hint', async ({
  page,
}) => {
  const nameless = await pick(page, 'attention=not-set-up')
  const html = await (await page.request.get(`/devices/${nameless.id}`)).text()
  const body = html.split(/<script.*?<\/script>/s).join('')
  expect(body).toContain(nameless.serialNumber)
  expect(body).toContain('registered and was never set up')
})

test('why a device needs somebody stands before its facts, each reason with its source and what to do', async ({
  page,
}) => {
  const device = await pick(page, 'attention=non-compliant&assigned=yes')
  await open(page, device)
  const headings = page.getByRole('heading', { level: 2 })
  await expect(headings.nth(0)).toHaveText('Needs attention')
  await expect(headings.nth(1)).toHaveText('Person and management')
  const reasons = region(page, 'Needs attention').getByRole('listitem')
  await expect(reasons).toHaveCount(device.attention.length)
  const first = reasons.first()
  await expect(first.getByRole('heading', { name: 'Critical: Not compliant' })).toBeVisible()
  await expect(first).toContainText('conditional access may lock its user out')
  await expect(first).toContainText('An Intune administrator can mend it.')
  await expect(first).toContainText('Source: the device’s compliance state')
  await expect(first.getByRole('link')).toHaveAttribute('href', '/devices?attention=non-compliant')
})

test('values lead to the devices that share them, the person to their page, and out to the portals', async ({
  page,
}) => {
  const device = await pick(page, 'ring=Fast&assigned=yes&compliance=Compliant')
  await open(page, device)
  const main = page.getByRole('main')
  const href = (name: string) => main.getByRole('link', { name, exact: true }).first().getAttribute('href')
  expect(new URLSearchParams((await href(device.model))?.split('?')[1]).get('model')).toBe(device.model)
  expect(await href('Fast')).toBe('/devices?ring=Fast')
  expect(await href(device.profile)).toBe(`/devices?profile=${device.profile}`)
  expect(await main.getByRole('link', { name: /^\d{5}\.\d+$/ }).getAttribute('href')).toBe(
    `/devices?osBuild=${device.osBuild}`,
  )
  expect(await main.getByRole('link', { name: /^Intune .opens/ }).getAttribute('href')).toContain(device.intuneId)
  expect(await main.getByRole('link', { name: /^Entra .opens/ }).getAttribute('href')).toContain(device.id)
  await main
    .getByRole('link', { name: device.assignedUser ?? '' })
    .first()
    .click()
  await expect(page).toHaveURL(/\/users\//)
})

test('an id is copied with a press', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  const device = await pick(page, 'assigned=yes')
  await open(page, device)
  const button = page.getByRole('button', { name: 'Copy Entra device id', exact: true })
  await expect(async () => {
    await button.focus()
    await page.keyboard.press('Enter')
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(device.id)
  }).toPass()
})

test('what changed since the snapshot is said at its place', async ({ page, console }) => {
  const devices = await readDevices(page, 'assigned=yes&limit=60')
  await console.sandbox.change({ clockOffsetSeconds: 75 * 86_400 })
  const rows = await liveRows(page, 'devices?$top=300')
  const changed = devices.find(({ id, name, osVersion }) => {
    const row = rows.find(candidate => candidate.aadDeviceId === id && candidate.name === name)
    return row && row.osVersion !== osVersion
  })
  if (!changed) throw new Error('No device has another version after 75 days')
  await open(page, changed)
  await expect(page.getByText(`${changed.osVersion?.replace('10.0.', '')} in the snapshot`)).toBeVisible()
  await expect(page.getByRole('main').getByText(/^Live /)).toBeVisible()
  await expect(page.getByRole('main').getByText(/^Snapshot /)).toBeVisible()
})

test('a device that the service no longer has is shown as the snapshot knew it', async ({
  page,
  console,
  expectProblems,
}) => {
  expectProblems(/404/)
  const known = await readDevices(page, 'assigned=yes&limit=500')
  await console.sandbox.change({ devices: 100 })
  const left = new Set((await liveRows(page, 'devices?$top=100')).map(row => row.aadDeviceId))
  const gone = known.find(({ id }) => !left.has(id))
  if (!gone) throw new Error('No device is gone')
  await open(page, gone)
  await expect(page.getByText(`The service has no device named “${gone.name}” any more`)).toBeVisible()
  await expect(page.getByText('Gone from the service')).toBeVisible()
  await expect(page.getByText(gone.serialNumber)).toBeVisible()
  await expect(page.getByRole('button', { name: 'Read the fleet again' })).toBeVisible()
})

test('while the service cannot be reached, the row of the snapshot stays with its age, and trying again goes on', async ({
  page,
  console,
  expectProblems,
}) => {
  expectProblems(/50[23]/)
  const device = await pick(page, 'assigned=yes')
  await console.sandbox.addFault({ match: { path: '/devices/' }, fault: { kind: 'status', status: 500 } })
  await open(page, device)
  await expect(page.getByText('Live data could not be read')).toBeVisible()
  await expect(page.getByRole('main').getByText(/^Snapshot /)).toBeVisible()
  await expect(page.getByText(device.serialNumber).first()).toBeVisible()
  await console.sandbox.clearFaults()
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect(page.getByRole('heading', { name: 'Configurations' })).toBeVisible()
  await expect(page.getByText('Live data could not be read')).toHaveCount(0)
})

test('a device newer than the snapshot is found by its serial number, and not found without', async ({
  page,
  console,
  expectProblems,
}) => {
  expectProblems(/404/)
  await console.sandbox.change({ devices: 330 })
  const rows = await liveRows(page, 'devices?$skip=300&$top=30')
  const row = rows.find(({ name }) => name)
  if (!row?.aadDeviceId) throw new Error('The fleet has not grown')
  await open(page, { id: row.aadDeviceId }, `?find=${encodeURIComponent(row.serialNumber ?? '')}`)
  await expect(page.getByRole('heading', { level: 1, name: row.name ?? '', exact: true })).toBeVisible()
  // Until React has put what was streamed into its place it is there twice.
  await expect(page.locator('#content').getByText('Not in a snapshot yet')).toBeVisible()
  await open(page, { id: row.aadDeviceId })
  await expect(page.getByText('This device is not in the list')).toBeVisible()
})

for (const width of [1440, 390]) {
  test(`axe finds nothing wrong, at ${width} px, and nothing is wider than the window`, async ({ page }) => {
    await page.setViewportSize({ width, height: 900 })
    for (const query of ['attention=non-compliant', 'attention=not-set-up', 'search=ODD-0006']) {
      const device = await pick(page, query)
      await open(page, device)
      await expect(
        page.getByRole('heading', { level: 1, name: device.name || device.serialNumber, exact: true }),
      ).toBeVisible()
      await expect(page.getByRole('status', { name: /loading/i })).toHaveCount(0)
      await expectNoViolations(page)
      expect(await page.evaluate(() => document.querySelector('main')?.scrollWidth)).toBeLessThanOrEqual(width)
    }
  })
}
