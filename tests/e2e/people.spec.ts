import type { Page } from '@playwright/test'
import { expectNoViolations } from '../support/axe'
import { expect, signIn, test } from '../support/e2e'

test('a person is searched for, opened, and followed to their device and back', async ({ page }) => {
  await signIn(page, 'viewer', '/users')
  await focusSearch(page)
  await page.keyboard.type('ODD-0001')
  await expect(page).toHaveURL(/search=ODD-0001/)
  await expect(page.getByText(/^1\s*person$/)).toBeVisible()
  await expect(page.locator('mark')).toHaveText('ODD-0001')

  const [name = '', upn = ''] = await page.getByRole('row').nth(1).getByRole('gridcell').allTextContents()
  await page.getByRole('link', { name, exact: true }).click()
  await expect(page.getByRole('heading', { level: 1, name, exact: true })).toBeVisible()
  await expect(page.getByRole('button', { name: /copy user principal name/i })).toBeVisible()
  await expect(page.getByRole('cell', { name: 'All Employees', exact: true })).toBeVisible()

  const device = page.getByRole('link', { name: "O'Brien #1" })
  await expect(device).toHaveAttribute('href', /\/devices\/[0-9a-f-]{36}\?find=ODD-0001/)
  await device.click()
  await expect(page.getByRole('heading', { level: 1, name: "O'Brien #1" })).toBeVisible()

  await page.getByRole('link', { name, exact: true }).first().click()
  await expect(page).toHaveURL(new RegExp(`/users/${encodeURIComponent(upn)}$`))
  await page.goBack()
  await page.goBack()
  await expect(page.getByRole('heading', { level: 1, name, exact: true })).toBeVisible()
  await page.getByRole('link', { name: 'People', exact: true }).last().click()
  await expect(page).toHaveURL(/\/users\?search=ODD-0001/)
  await expect(page.getByText(/^1\s*person$/)).toBeVisible()
})

test('a device in the list of people leads to that device in the list of devices', async ({ page }) => {
  await signIn(page, 'viewer', '/users?search=ODD-0002')
  await page.getByRole('link', { name: /^a\/b/ }).click()
  await expect(page).toHaveURL(/\/devices\?search=ODD-0002/)
  await expect(page.getByRole('link', { name: 'a/b', exact: true })).toBeVisible()
})

test('the list of devices leads to the person of one', async ({ page }) => {
  await signIn(page, 'viewer', '/devices?search=ODD-0001')
  const user = page.getByRole('row').nth(1).locator('[data-column=assignedUser]')
  const name = (await user.textContent()) ?? ''
  await expect(async () => {
    await user.locator('[data-value]').click()
    await expect(page.getByRole('menu')).toBeVisible({ timeout: 1000 })
  }).toPass()
  await page.getByRole('menuitem', { name: 'Open the person' }).click()
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
})

test('people are in the first HTML, before any script ran', async ({ page, console }) => {
  await signIn(page, 'viewer', '/users')
  const first = await page.getByRole('row').nth(1).getByRole('link').first().textContent()
  const html = await (await page.request.get(`${console.url}/users`)).text()
  const rows = html.split(/<script.*?<\/script>/s).join('')
  expect(rows.match(/role="row"/g)?.length).toBeGreaterThan(15)
  expect(rows).toContain(first ?? 'a name')
})

test('all people are there as one scrolls, also where the service gives few at once', async ({ page, console }) => {
  await console.sandbox.change({ devices: 2_000, maxTop: 90 })
  await signIn(page, 'viewer', '/users')
  await expect(async () => {
    await page.keyboard.press('j')
    await page.keyboard.press('End')
    await expect(page.getByText(/^1,600\s*people$/)).toBeVisible({ timeout: 500 })
  }).toPass({ timeout: 50_000 })
})

test('the keyboard goes to the people, through them, into one and back to the same place', async ({ page }) => {
  await signIn(page, 'viewer', '/devices')
  await expect(async () => {
    await page.keyboard.press('g')
    await page.keyboard.press('p')
    await expect(page).toHaveURL(/\/users$/, { timeout: 1000 })
  }).toPass()
  await expect(page.getByRole('row').nth(5)).toBeVisible()
  await page.keyboard.press('j')
  await page.keyboard.press('j')
  await page.keyboard.press('k')
  const focused = page.locator('[role=row]:focus')
  await expect(focused).toHaveAttribute('aria-rowindex', '3')
  const name = (await focused.getByRole('link').first().textContent()) ?? ''
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
  await page.goBack()
  await expect(focused).toHaveAttribute('aria-rowindex', '3')
})

const ODD_UPNS: [upn: string, asSegment: string][] = [
  ['megan_fabrikam.example#EXT#@contoso.example', 'megan_fabrikam.example%23EXT%23%40contoso.example'],
  ["miles.o'brien+test@contoso.example", "miles.o'brien%2Btest%40contoso.example"],
  ['zoë.王@contoso.example', 'zo%C3%AB.%E7%8E%8B%40contoso.example'],
  ['100%/..@contoso.example', '100%25%2F..%40contoso.example'],
]

for (const [upn, asSegment] of ODD_UPNS) {
  test(`nobody has the UPN ${upn}: the service is asked for just that, and the page says what to do`, async ({
    page,
    console,
  }) => {
    await signIn(page, 'viewer', '/users')
    await console.sandbox.forgetRequests()
    await page.goto(`/users/${encodeURIComponent(upn)}`)
    await expect(page.getByRole('heading', { name: 'This person is not in the list' })).toBeVisible()
    await expect(page.getByText(upn, { exact: true })).toBeVisible()
    const asked = await console.sandbox.requests({ path: '/users/' })
    expect(asked.map(({ url }) => url.split('/users/')[1])).toEqual([asSegment])
    await page.getByRole('link', { name: /^Search for/ }).click()
    await expect(page.getByRole('heading', { name: /^No person matches/ })).toBeVisible()
    await page.getByRole('button', { name: 'Clear search' }).last().click()
    await expect(page.getByRole('row').nth(5)).toBeVisible()
  })
}

test('a service that is down is explained on both pages, with the request id and a way on', async ({
  page,
  console,
  expectProblems,
}) => {
  await signIn(page, 'viewer', '/users')
  const person = page.getByRole('row').nth(1).getByRole('link').first()
  const path = (await person.getAttribute('href')) ?? ''
  const name = (await person.textContent()) ?? ''
  expectProblems(/50[23]/)
  for (const address of ['/users', path]) {
    await console.sandbox.addFault({ match: { path: '/support/odata' }, fault: { kind: 'status', status: 500 } })
    await page.goto(address)
    await expect(page.getByText(/reported an error/i).first()).toBeVisible()
    await expect(page.getByText(/[0-9a-f]{8}-[0-9a-f]{4}-/).first()).toBeVisible()
    await console.sandbox.clearFaults()
    await page.getByRole('button', { name: /try again/i }).click()
    await expect(page.getByText(name, { exact: true }).first()).toBeVisible()
  }
})

for (const width of [1440, 390]) {
  test(`axe finds nothing wrong with people and person, at ${width} px`, async ({ page }) => {
    await page.setViewportSize({ width, height: 900 })
    await signIn(page, 'viewer', '/users?search=ODD-')
    await expect(page.getByRole('row').nth(3)).toBeVisible()
    await expectNoViolations(page)
    await page.getByRole('row').nth(3).getByRole('link').first().click()
    await expect(page.getByRole('heading', { name: 'Groups' })).toBeVisible()
    await expectNoViolations(page)
  })
}

test('on a phone a person is a card of two lines, opened by a tap anywhere but on their device', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 800 })
  await signIn(page, 'viewer', '/users?search=ODD-')
  const card = page.getByRole('row').first()
  await expect(card).toBeVisible()
  expect((await card.boundingBox())?.height).toBe(64)
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390)
  await card.getByRole('link', { name: /O'Brien #1/ }).click()
  await expect(page).toHaveURL(/\/devices\?search=ODD-0001/)
  await page.goBack()
  await card.click({ position: { x: 60, y: 50 } })
  await expect(page.getByRole('heading', { name: 'Groups' })).toBeVisible()
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390)
})

async function focusSearch(page: Page) {
  // The rows are there before the page listens to keys.
  await expect(async () => {
    await page.keyboard.press('/')
    await expect(page.getByRole('searchbox', { name: 'Search people' })).toBeFocused({ timeout: 300 })
  }).toPass()
}
