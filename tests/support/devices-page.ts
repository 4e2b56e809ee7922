import type { Locator, Page } from '@playwright/test'
import type { DevicesAnswer } from '../../lib/domain/inventory'
import { startConsole } from './console-server'
import { test as base, expect, signIn } from './e2e'

/** As many devices as the tenant had whose admin center was measured. */
export const FLEET = 21_829

/** A test whose console has a fleet of that size. Each call makes consoles of its own, which nobody has visited yet. */
export function testWithFleet() {
  return base.extend<object, { console: Awaited<ReturnType<typeof startConsole>> }>({
    console: [
      // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's needs from this pattern
      async ({}, use) => {
        const running = await startConsole({ devices: FLEET })
        await use(running)
        await running.stop()
      },
      { scope: 'worker', timeout: 120_000 },
    ],
  })
}

/** The tests that share one console per worker. */
export const test = testWithFleet()

/** Opens the devices as somebody, and waits until the fleet is there and the page listens to keys. */
export async function openDevices(page: Page, address = '/devices') {
  await signIn(page, 'viewer', address)
  await expect(
    page
      .getByRole('grid', { name: 'Devices' })
      .or(page.getByText(/No device matches/))
      .first(),
  ).toBeVisible({
    timeout: 45_000,
  })
  await untilListening(page)
}

/** The rows are there before the page listens: `/` is answered once it does. */
export async function untilListening(page: Page) {
  await expect(async () => {
    await page.keyboard.press('/')
    await expect(search(page)).toBeFocused({ timeout: 300 })
  }).toPass()
  await search(page).blur()
}

export const rows = (page: Page) => page.locator('[data-rows] [role=row]')
export const rowAt = (page: Page, index: number) => page.locator(`[data-rows] [data-index="${index}"]`)
export const search = (page: Page) => page.getByRole('searchbox', { name: 'Search devices' })
export const status = (page: Page, text: string | RegExp) => page.getByRole('status').filter({ hasText: text })
export const cell = (row: Locator, column: string) => row.locator(`[data-column="${column}"]`)
export const filters = (page: Page) => page.getByRole('complementary', { name: 'Filters' })

/** What the inventory itself answers. */
export async function ask(page: Page, query: string): Promise<DevicesAnswer> {
  const answer = await page.request.get(`/api/inventory/devices?${query}`, { headers: { 'x-csrf': '1' } })
  return answer.json()
}

export const clipboard = (page: Page) => page.evaluate(() => navigator.clipboard.readText())
