import { expect, type Page } from '@playwright/test'
import type { DevicesAnswer, InventoryDevice } from '@/lib/domain/inventory'

/** Waits until the console has read the fleet once; whoever is signed in on the page asks. */
export async function untilFleetIsRead(page: Page): Promise<void> {
  await expect(async () => expect((await ask(page, 'limit=1')).status()).toBe(200)).toPass({ timeout: 40_000 })
}

/** Devices of the newest snapshot, by a query such as `search=ODD-&limit=5`. */
export async function readDevices(page: Page, query: string): Promise<InventoryDevice[]> {
  const answer = await ask(page, query)
  expect(answer.status()).toBe(200)
  return ((await answer.json()) as DevicesAnswer).devices
}

function ask(page: Page, query: string) {
  return page.request.get(`/api/inventory/devices?${query}`, { headers: { 'x-csrf': '1' } })
}
