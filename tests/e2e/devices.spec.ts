import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect, signIn, test } from '../support/e2e'

for (const person of ['viewer', 'support', 'admin'] as const) {
  test(`all 21,829 devices are there as a ${person} scrolls`, async ({ page, console }) => {
    test.setTimeout(120_000)
    await console.sandbox.change({ devices: 21_829 })
    await signIn(page, person, '/devices')
    await expect(async () => {
      await page.keyboard.press('j')
      await page.keyboard.press('End')
      await expect(page.getByText(/^21,829\s*devices$/)).toBeVisible({ timeout: 500 })
    }).toPass({ timeout: 90_000 })
  })
}

test('rows are in the first HTML, before any script ran', async ({ page, console }) => {
  await signIn(page, 'viewer', '/devices')
  const first = await page.getByRole('row').nth(1).getByRole('link').textContent()
  const html = await (await page.request.get(`${console.url}/devices`)).text()
  const rows = html.split(/<script.*?<\/script>/s).join('')
  expect(rows.match(/role="row"/g)?.length).toBeGreaterThan(20)
  expect(rows).toContain(first ?? 'a name')
})

test('searching narrows the list, stays in the address and survives a reload', async ({ page }) => {
  await signIn(page, 'viewer', '/devices')
  // The rows are there before the page listens to keys.
  await expect(async () => {
    await page.keyboard.press('/')
    await expect(page.getByRole('searchbox', { name: /devices/i })).toBeFocused({ timeout: 300 })
  }).toPass()
  await page.keyboard.type("O'Brien")
  await expect(page).toHaveURL(/search=O%27Brien|search=O'Brien/)
  await expect(page.getByRole('link', { name: "O'Brien #1" })).toBeVisible()
  await page.reload()
  await expect(page.getByRole('link', { name: "O'Brien #1" })).toBeVisible()
})

test('a search that matches nothing offers to be cleared', async ({ page }) => {
  await signIn(page, 'viewer', '/devices?search=there-is-no-such-device')
  await page.getByRole('button', { name: /clear/i }).last().click()
  await expect(page.getByRole('row').nth(5)).toBeVisible()
})

for (const name of ["O'Brien #1", 'a/b', '..%2f']) {
  test(`the device named ${name} has a page with its configurations`, async ({ page }) => {
    await signIn(page, 'viewer', '/devices?search=ODD-')
    await page.getByRole('link', { name, exact: true }).click()
    await expect(page.getByRole('heading', { level: 1, name, exact: true })).toBeVisible()
    await expect(page.getByRole('heading', { name: /configurations/i })).toBeVisible()
  })
}

test('a device that was never set up has a page too', async ({ page }) => {
  await signIn(page, 'viewer', '/devices')
  const nameless = page.getByRole('row').filter({ hasText: /not set up/i })
  await expect(async () => {
    await page.keyboard.press('j')
    await page.keyboard.press('PageDown')
    await expect(nameless.first()).toBeVisible({ timeout: 200 })
  }).toPass()
  await nameless.first().getByRole('link').click()
  await expect(page).toHaveURL(/\/devices\/[0-9a-f-]{36}\?find=/)
  await expect(page.getByText(/not (yet )?set up/i).first()).toBeVisible()
})

test('the keyboard moves through the list, selects and opens', async ({ page }) => {
  await signIn(page, 'viewer', '/devices')
  await expect(page.getByRole('row').nth(5)).toBeVisible()
  await expect(async () => {
    await page.keyboard.press('j')
    await expect(page.locator('[role=row]:focus, [role=row] :focus')).toHaveCount(1, { timeout: 300 })
  }).toPass()
  await page.keyboard.press('x')
  await expect(page.getByText('1 selected')).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/devices\/[0-9a-f-]{36}/)
  await page.goBack()
  await expect(page.getByRole('row').nth(5)).toBeVisible()
})

test('a service that is down is explained, with the request id and a way on', async ({
  page,
  console,
  expectProblems,
}) => {
  await signIn(page, 'viewer', '/devices')
  expectProblems(/50[23]/)
  await console.sandbox.addFault({ match: { path: '/support/odata' }, fault: { kind: 'status', status: 500 } })
  await page.goto('/devices')
  await expect(page.getByText(/reported an error/i).first()).toBeVisible()
  await expect(page.getByText(/[0-9a-f]{8}-[0-9a-f]{4}-/).first()).toBeVisible()
  await console.sandbox.clearFaults()
  await page
    .getByRole('button', { name: /try again/i })
    .first()
    .click()
  await expect(page.getByRole('row').nth(5)).toBeVisible()
})

test('an ended session keeps the page and offers to sign in again', async ({ page, console, expectProblems }) => {
  await signIn(page, 'viewer', '/devices?search=MMD')
  expectProblems(/401/)
  await page.context().clearCookies({ name: 'next-auth.session-token' })
  await page.getByRole('button', { name: /refresh/i }).click()
  await expect(page.getByText(/session (has )?ended/i).first()).toBeVisible()
  await expect(page.getByRole('row').nth(3)).toBeVisible()
  await page.getByRole('link', { name: /sign in/i }).click()
  await page.getByRole('button', { name: /sign in/i }).click()
  await page.getByRole('button', { name: /Vera Viewer/ }).click()
  await expect(page).toHaveURL(`${console.url}/devices?search=MMD`)
})

for (const colorScheme of ['light', 'dark'] as const) {
  for (const width of [1440, 390]) {
    test(`axe finds nothing wrong with list and device, ${colorScheme} at ${width} px`, async ({ page }) => {
      await page.emulateMedia({ colorScheme })
      await page.setViewportSize({ width, height: 900 })
      await signIn(page, 'viewer', '/devices?search=ODD-')
      await expect(page.getByRole('row').nth(3)).toBeVisible()
      expect(await violations(page)).toEqual([])
      await page.getByRole('link', { name: "O'Brien #1" }).click()
      await expect(page.getByRole('heading', { name: /configurations/i })).toBeVisible()
      expect(await violations(page)).toEqual([])
    })
  }
}

/** What axe finds, but for the places where menus are put in when they open: those lie outside all landmarks by design. */
async function violations(page: Page) {
  return (await new AxeBuilder({ page }).exclude('[data-base-ui-portal]').analyze()).violations
}
