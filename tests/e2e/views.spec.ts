import type { Page } from '@playwright/test'
import { expectNoViolations } from '../support/axe'
import { expect, signIn, test } from '../support/e2e'

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name })
const item = (page: Page, name: string | RegExp) => page.getByRole('menuitem', { name })

async function openMenu(page: Page) {
  const opener = button(page, /^view/i)
  await expect(async () => {
    // The menu may be in sight still, on its way out.
    if ((await opener.getAttribute('aria-expanded')) !== 'true') await opener.click({ timeout: 1_000 })
    await expect(opener).toHaveAttribute('aria-expanded', 'true', { timeout: 1_000 })
    await expect(page.getByRole('menu', { name: 'Saved views' })).toBeVisible({ timeout: 1_000 })
  }).toPass()
}

/** Saves what the page shows, by keyboard. */
async function save(page: Page, name: string, { shared = false } = {}) {
  await openMenu(page)
  await item(page, 'Save as a new view…').click()
  await page.getByRole('textbox', { name: 'Name' }).fill(name)
  if (shared) await page.getByRole('checkbox', { name: /share with everybody/i }).check()
  await page.keyboard.press('Enter')
  await expect(button(page, `View: ${name}`)).toBeVisible()
}

test('a view is saved, changed, updated, renamed and deleted', async ({ page }) => {
  await signIn(page, 'viewer', '/devices')
  await page.goto('/devices?ring=Fast&sort=-lastSyncAt')
  await save(page, 'Fast, newest first')

  await page.goto('/devices?ring=Fast&compliance=NonCompliant')
  await expect(button(page, 'View: Fast, newest first changed')).toBeVisible()
  await openMenu(page)
  await item(page, 'Update “Fast, newest first” to this').click()
  await expect(button(page, 'View: Fast, newest first')).toBeVisible()
  await expect(page.getByText('changed', { exact: true })).toHaveCount(0)

  await page.goto('/devices')
  await openMenu(page)
  await item(page, /^Fast, newest first/).click()
  await expect(page).toHaveURL(/\/devices\?compliance=NonCompliant&ring=Fast$/)
  await expect(button(page, 'View: Fast, newest first')).toBeVisible()

  await openMenu(page)
  await item(page, 'Rename, share, delete…').click()
  await button(page, 'Change “Fast, newest first”').click()
  await page.getByRole('textbox', { name: 'Name' }).fill('Fast and failing')
  await page.keyboard.press('Enter')
  await button(page, 'Delete “Fast and failing”').click()
  await button(page, 'Keep').click()
  await button(page, 'Delete “Fast and failing”').click()
  await page.getByRole('button', { name: 'Delete', exact: true }).click()
  await expect(page.getByText('There is no view left that you can change.')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(button(page, 'Views')).toBeVisible()
})

test('what Support shares, a viewer finds and opens, and can neither share nor change', async ({
  page,
  browser,
  baseURL,
}) => {
  await signIn(page, 'support', '/devices')
  await page.goto('/devices?attention=stale-sync')
  await save(page, 'Silent devices', { shared: true })

  const other = await browser.newContext(baseURL ? { baseURL } : {})
  const viewer = await other.newPage()
  await signIn(viewer, 'viewer', '/devices')
  await openMenu(viewer)
  const shared = viewer.getByRole('group', { name: 'Shared with everybody' })
  await expect(shared.getByRole('menuitem')).toHaveText(/Silent devices.*Sam Support/)
  await expect(item(viewer, 'Rename, share, delete…')).toHaveCount(0)
  await shared.getByRole('menuitem').click()
  await expect(viewer).toHaveURL(/\/devices\?attention=stale-sync$/)
  await openMenu(viewer)
  await item(viewer, 'Save as a new view…').click()
  await expect(viewer.getByRole('textbox', { name: 'Name' })).toBeVisible()
  await expect(viewer.getByRole('checkbox', { name: /share/i })).toHaveCount(0)
  await other.close()
})

for (const width of [1440, 390]) {
  test(`axe finds nothing wrong with menu and dialogs, at ${width} px`, async ({ page }) => {
    await page.setViewportSize({ width, height: 844 })
    await signIn(page, 'admin', '/devices')
    await page.goto('/devices?ring=Test')
    await save(page, `Test ring ${width}`, { shared: width === 390 })
    await openMenu(page)
    await expectNoViolations(page, '[role=menu]')
    await item(page, 'Save as a new view…').click()
    await expectNoViolations(page, '[role=dialog]')
    await page.keyboard.press('Escape')
    await expect(page.getByRole('dialog')).toHaveCount(0)
    await openMenu(page)
    await item(page, 'Rename, share, delete…').click()
    await expect(button(page, /^Delete “Test ring/).first()).toBeVisible()
    await expectNoViolations(page, '[role=dialog]')
  })
}
