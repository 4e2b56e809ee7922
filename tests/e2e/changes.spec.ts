import type { Page } from '@playwright/test'
import type { ChangesAnswer } from '@/lib/domain/change'
import { expectNoViolations } from '../support/axe'
import { type RunningConsole, startConsole } from '../support/console-server'
import { test as base, expect, signIn } from '../support/e2e'
import { untilFleetIsRead } from '../support/read-fleet'

const CRON_SECRET = 'a-secret-for-schedulers-that-is-long-enough'

/** A console that may be told to read the fleet as often as a test likes. */
const test = base.extend<object, { console: RunningConsole }>({
  console: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's needs from this pattern
    async ({}, use) => {
      const running = await startConsole({ env: { CRON_SECRET } })
      await use(running)
      await running.stop()
    },
    { scope: 'worker', timeout: 120_000 },
  ],
})

test.beforeEach(async ({ page, console }) => {
  await signIn(page, 'viewer', '/changes')
  await untilFleetIsRead(page)
  if ((await ask(page, 'kind=removed&limit=1')).changes.length > 0) return
  await console.sandbox.change({ clockOffsetSeconds: 75 * 86_400, devices: 290 })
  await readFleet(console)
  await expect.poll(async () => (await ask(page, 'kind=removed&limit=1')).changes.length).toBe(1)
})

async function ask(page: Page, query: string): Promise<ChangesAnswer> {
  const answer = await page.request.get(`/api/inventory/changes?${query}`, { headers: { 'x-csrf': '1' } })
  return answer.json()
}

/** Has the console read the fleet, as a scheduler does. */
async function readFleet(console: RunningConsole): Promise<void> {
  const headers = { authorization: `Bearer ${CRON_SECRET}` }
  const answer = await fetch(`${console.url}/api/inventory/sync`, { method: 'POST', headers })
  expect(answer.status).toBe(202)
}

const grid = (page: Page) => page.getByRole('grid', { name: 'Changes' })
const rows = (page: Page) => grid(page).locator('[data-index]')
const chips = (page: Page) => page.getByRole('region', { name: 'Active filters' })

/** The rows are there before the page listens. */
async function choose(page: Page, filter: string, choice: string) {
  await expect(async () => {
    const menu = page.getByRole('menu', { name: filter })
    if (!(await menu.isVisible())) await page.getByRole('button', { name: filter }).click({ timeout: 1_000 })
    await expect(menu).toBeVisible({ timeout: 1_000 })
  }).toPass()
  await page.getByRole('menu', { name: filter }).getByText(choice, { exact: true }).click()
}

test('what changed stands in the first HTML by day, is filtered, and leads to a device that is gone', async ({
  page,
}) => {
  const removed = (await ask(page, 'kind=removed&limit=500')).changes
  const html = await (await page.request.get('/changes?kind=removed')).text()
  expect(html.split(/<script.*?<\/script>/s).join('')).toContain(removed[0]?.deviceName)

  await page.goto('/changes')
  await expect(
    grid(page)
      .getByText(/^Today, /)
      .first(),
  ).toBeVisible()
  await choose(page, 'Change', 'Removed')
  await page.keyboard.press('Escape')
  await expect(page).toHaveURL(/\/changes\?kind=removed$/)
  await expect(rows(page).first()).toContainText(`${removed[0]?.deviceName}Removed`)
  await expect(chips(page)).toContainText('Removed')
  await expect(page.getByRole('status').filter({ hasText: `${removed.length} changes` })).toBeVisible()

  await rows(page).first().getByRole('link').click()
  await expect(page.getByText('This device is no longer in the fleet')).toBeVisible()
  const history = page.locator('section').filter({ has: page.getByRole('heading', { name: 'History' }) })
  await expect(history.getByRole('listitem').first()).toContainText('Removed')

  await page.goBack()
  await page.getByRole('button', { name: 'Remove: Removed' }).click()
  await expect(page).toHaveURL(/\/changes$/)
})

test('a time has figures, each of which leads to the changes behind it', async ({ page }) => {
  const removed = new Set((await ask(page, 'kind=removed&limit=500')).changes.map(({ deviceId }) => deviceId)).size
  await page.goto('/changes')
  await choose(page, 'Time', 'Last 7 days')
  await expect(page).toHaveURL(/\?since=/)
  await expect(chips(page)).toContainText('Last 7 days')
  const figures = page.getByRole('region', { name: 'Devices in this time' })
  await expect(figures.getByRole('button', { name: `${removed} Removed`, exact: true })).toBeVisible()
  await figures.getByRole('button', { name: /Windows$/ }).click()
  await expect(page).toHaveURL(/field=osVersion/)
  await expect(figures.getByRole('button', { name: /Windows$/ })).toHaveAttribute('aria-pressed', 'true')
  await expect(figures.getByRole('button', { name: `${removed} Removed`, exact: true })).toBeEnabled()
  await expect(rows(page).first()).toContainText(/Windows.*\d{5}\.\d+.*\d{5}\.\d+/)
})

test('two days are chosen, and an empty time says what to do', async ({ page }) => {
  await page.goto('/changes')
  await choose(page, 'Time', 'Choose days…')
  await page.getByLabel('From', { exact: true }).fill('2020-01-05')
  await page.getByLabel('To', { exact: true }).fill('2020-01-04')
  await expect(page.getByText('The last day lies before the first.')).toBeVisible()
  await page.getByLabel('To', { exact: true }).fill('2020-01-06')
  await page.getByRole('button', { name: 'Show changes' }).click()
  await expect(page).toHaveURL(/since=2020-01-04T23%3A00%3A00Z&until=2020-01-06T23%3A00%3A00Z/)
  await expect(chips(page)).toContainText('5 Jan 2020 – 6 Jan 2020')
  await expect(page.getByRole('heading', { name: 'Nothing changed here' })).toBeVisible()
  await page.getByRole('button', { name: 'Clear filters' }).click()
  await expect(rows(page).first()).toBeVisible()
})

test('a search finds the changes of a device, the keyboard opens it, and its page tells its history', async ({
  page,
}) => {
  const [change] = (await ask(page, 'field=osVersion&limit=1')).changes
  if (!change) throw new Error('No Windows version has changed')
  await page.goto('/devices')
  await expect(async () => {
    await page.keyboard.press('g')
    await page.keyboard.press('c')
    await expect(page).toHaveURL(/\/changes$/, { timeout: 500 })
  }).toPass()
  await page.getByRole('searchbox', { name: 'Search changes' }).fill(change.deviceName)
  await expect(page).toHaveURL(new RegExp(`search=${change.deviceName}`))
  await expect(grid(page).locator('mark').first()).toHaveText(change.deviceName)
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: change.deviceName })).toBeVisible()
  const history = page.locator('section').filter({ has: page.getByRole('heading', { name: 'History' }) })
  await expect(history.getByText('Windows', { exact: true }).first()).toBeVisible()
})

test('what the next reading finds appears by itself, and all of it can be downloaded', async ({ page, console }) => {
  const before = (await ask(page, 'kind=returned&limit=500')).changes.length
  await console.sandbox.change({ devices: 300, clockOffsetSeconds: 75 * 86_400 })
  // The page is there while the fleet is being read.
  await console.sandbox.addFault({ match: { path: '/devices?' }, fault: { kind: 'latency', ms: 4_000 }, times: 1 })
  await readFleet(console)
  await page.goto('/changes?kind=returned')
  await expect(page.getByRole('status').filter({ hasText: /^\d+ changes?$/ })).toHaveText(new RegExp(`^${before} `))
  await expect(async () => expect(await rows(page).count()).toBeGreaterThan(before)).toPass({ timeout: 20_000 })
  const download = page.waitForEvent('download')
  await choose(page, 'Export', 'CSV')
  expect((await download).suggestedFilename()).toMatch(/^changes-.*\.csv$/)
})

for (const width of [1440, 390]) {
  test(`axe finds nothing wrong, at ${width} px, and nothing is wider than the window`, async ({ page }) => {
    await page.setViewportSize({ width, height: 844 })
    for (const address of [
      '/changes?since=2020-01-01&kind=removed&field=osVersion&ring=Broad',
      '/changes?search=nobody',
    ]) {
      await page.goto(address)
      await expect(page.getByRole('status', { name: /loading/i })).toHaveCount(0)
      await expectNoViolations(page)
      expect(await page.evaluate(() => document.querySelector('main')?.scrollWidth)).toBeLessThanOrEqual(width)
    }
    await choose(page, 'Time', 'Choose days…')
    await expect(page.getByRole('dialog')).toBeVisible()
    await expectNoViolations(page, '[role=dialog]')
    const [removed] = (await ask(page, 'kind=removed&limit=1')).changes
    await page.goto(`/devices/${removed?.deviceId}`)
    await expect(page.getByRole('heading', { name: 'History' })).toBeVisible()
    await expectNoViolations(page)
  })
}
