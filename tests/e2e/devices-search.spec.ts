import type { Page } from '@playwright/test'
import { toSearchText } from '../../lib/domain/device-search'
import { ask, cell, FLEET, filters, openDevices, rowAt, search, status, test } from '../support/devices-page'
import { expect } from '../support/e2e'

/** Keeps what the page asks for there from it. @returns lets it go */
async function hold(page: Page, address: string): Promise<() => void> {
  let letGo = () => {}
  const held = new Promise<void>(resolve => {
    letGo = resolve
  })
  await page.route(address, async route => {
    await held
    await route.continue()
  })
  return () => letGo()
}

test('a device is found by its serial number, with what was searched for marked', async ({ page }) => {
  await openDevices(page)
  const { devices } = await ask(page, 'offset=9000&limit=1')
  const serial = devices[0]?.serialNumber ?? ''
  await search(page).fill(serial)
  await expect(status(page, /match/)).toContainText('1 match')
  await expect(rowAt(page, 0).locator('mark')).toHaveText(serial)
  await expect(page).toHaveURL(new RegExp(`search=${serial}`))
  // A card has no place for serial numbers, but for the one that was looked for.
  await page.setViewportSize({ width: 390, height: 844 })
  await expect(cell(rowAt(page, 0), 'assignedUser').locator('mark')).toHaveText(serial)
})

test('a search that finds what no column shows says where, and shows it', async ({ page }) => {
  await openDevices(page)
  await search(page).fill('latitude')
  await expect(page.getByText('Found in Model')).toBeVisible()
  await expect(page.locator('[data-rows] mark')).toHaveCount(0)
  await page.getByRole('button', { name: 'Show column' }).press('Enter')
  await expect(cell(rowAt(page, 0), 'model').locator('mark')).toHaveText('Latitude')
  await expect(page.getByRole('columnheader').nth(2)).toHaveText('Model')
  await expect(page.getByText('Found in Model')).toBeHidden()
  await expect(rowAt(page, 0)).toBeFocused()
})

test('what is typed while the page is still loading is searched for', async ({ page }) => {
  await openDevices(page)
  const { devices } = await ask(page, 'offset=9000&limit=1')
  const load = await hold(page, '**/_next/static/**/*.js')
  await page.goto('/devices', { waitUntil: 'commit' })
  await search(page).pressSequentially(devices[0]?.serialNumber ?? '')
  load()
  await expect(status(page, /match/)).toContainText('1 match')
})

test('Back and Forward go from one settled view to the next, not from letter to letter', async ({ page }) => {
  await openDevices(page)
  await search(page).pressSequentially('latitude', { delay: 40 })
  await expect(page).toHaveURL(/search=latitude/)
  await filters(page).getByRole('checkbox', { name: /^Fast/ }).click()
  await expect(page).toHaveURL(/ring=Fast/)
  await page.goBack()
  await expect(page).toHaveURL(/\/devices\?search=latitude$/)
  await expect(page.getByRole('region', { name: 'Active filters' })).toHaveCount(0)
  await page.goBack()
  await expect(page).toHaveURL(/\/devices$/)
  await expect(search(page)).toHaveValue('')
  await expect(page.getByRole('status').filter({ hasText: /match/ })).toHaveCount(0)
  await page.goForward()
  await expect(search(page)).toHaveValue('latitude')
})

test('rows that are known to match stand at once, and the answer brings how many there are', async ({ page }) => {
  await openDevices(page)
  const grid = page.getByRole('grid', { name: 'Devices' })
  const all = FLEET.toLocaleString('en')
  const answer = await hold(page, '**/api/inventory/devices?search=o*')

  await search(page).press('o')
  await expect(rowAt(page, 5).locator('mark').first()).toHaveText(/^o$/i)
  await expect(grid).toHaveAttribute('aria-busy', 'true')
  // How many match is not known yet, and no other number stands for it.
  await expect(status(page, all)).toHaveText(`${all} devices·Searching…`)
  answer()
  await expect(grid).not.toHaveAttribute('aria-busy')
  const { devices, total } = await ask(page, 'search=o&limit=6')
  await expect(status(page, /match/)).toContainText(`${total.toLocaleString('en')} match`)
  await expect(cell(rowAt(page, 5), 'serialNumber')).toHaveText(devices[5]?.serialNumber ?? '')

  await expect(page).toHaveURL(/search=o$/)
  await page.goBack()
  await expect(page.locator('[data-rows] mark')).toHaveCount(0)
})

test('a search is known at once by rows that were read when somebody came to the field', async ({ page }) => {
  const offsets = new Set<string | null>()
  page.on('requestfinished', request => {
    const url = new URL(request.url())
    if (url.pathname === '/api/inventory/devices') offsets.add(url.searchParams.get('offset'))
  })
  await openDevices(page)
  await search(page).focus()
  for (const offset of ['50', '100', '150']) await expect.poll(() => offsets).toContain(offset)

  // A letter that too few of the rows of the first request have to fill the window.
  const texts = (await ask(page, 'limit=200')).devices.map(toSearchText)
  const having = (letter: string, rows: number) => texts.slice(0, rows).filter(text => text.includes(letter)).length
  const letter = [...'abcdefghijklmnopqrstuvwxyz'].find(some => having(some, 50) < 10 && having(some, 200) > 25)
  if (!letter) throw new Error('Every letter is common in the first rows, or rare in all of them')
  let isAsked = false
  await page.route(`**/api/inventory/devices?search=${letter}*`, () => {
    isAsked = true // and is never answered
  })
  await search(page).press(letter)
  await expect(page.getByRole('grid', { name: 'Devices' })).toHaveAttribute('aria-busy', 'true')
  await expect(rowAt(page, 5).getByRole('link')).toBeVisible()
  const found = texts.filter(text => text.includes(letter))
  const serialNumber = (await cell(rowAt(page, 5), 'serialNumber').textContent()) ?? ''
  expect(found[5]).toContain(serialNumber.toLowerCase())
  expect(isAsked).toBe(true)
})
