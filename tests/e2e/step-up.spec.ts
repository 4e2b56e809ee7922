import type { RunningConsole } from '../support/console-server'
import { expect, signIn, test } from '../support/e2e'

const CHALLENGE = { claims: JSON.stringify({ access_token: { acrs: { essential: true, value: 'c1' } } }) }
const VIEWER = 'vera.viewer@contoso.example'

/** The tenant knows who is there and asks for nothing, as it does with a person it has just seen. */
const knowing = { autoSignIn: VIEWER }

const authorizations = async ({ sandbox }: RunningConsole) =>
  (await sandbox.requests({ path: '/authorize' })).map(({ url }) => new URL(url, sandbox.url).searchParams)

test('a check that the service asks for is made on the way, and the page is back with its search', async ({
  page,
  console,
  expectProblems,
}) => {
  expectProblems(/401/)
  await signIn(page, 'viewer', '/users?search=a')
  await expect(page.getByRole('row').nth(3)).toBeVisible()
  const here = page.url()
  await console.sandbox.change({ ...knowing, challenge: CHALLENGE })
  await console.sandbox.forgetRequests()

  await page.getByRole('button', { name: 'Refresh' }).click()
  await expect.poll(() => authorizations(console)).toHaveLength(1)
  await expect(page).toHaveURL(here)
  await expect(page.getByRole('row').nth(3)).toBeVisible()
  const [answer] = await Promise.all([
    page.waitForResponse(/\/api\/mmd\/users/),
    page.getByRole('button', { name: 'Refresh' }).click(),
  ])
  expect(answer.status()).toBe(200)
  const [asked] = await authorizations(console)
  expect(asked?.get('claims')).toBe(CHALLENGE.claims)
  expect(asked?.get('login_hint')).toBe(VIEWER)
})

test('the same for a page that the server cannot fill, whether it is loaded or followed to', async ({
  page,
  console,
}) => {
  await signIn(page, 'viewer', '/sessions')
  await console.sandbox.change({ ...knowing, challenge: CHALLENGE })
  await console.sandbox.forgetRequests()
  await page.goto('/users?search=a')
  await expect(page.getByRole('row').nth(3)).toBeVisible()
  await expect(page).toHaveURL(`${console.url}/users?search=a`)
  expect(await authorizations(console)).toHaveLength(1)

  await page.goto('/sessions')
  await page.evaluate(() => sessionStorage.clear())
  await console.sandbox.change({ challenge: { claims: CHALLENGE.claims.replace('c1', 'c2') } })
  await page.getByRole('link', { name: 'People', exact: true }).click()
  await expect.poll(() => authorizations(console)).toHaveLength(2)
  await expect(page).toHaveURL(`${console.url}/users`)
  await expect(page.getByRole('row').nth(3)).toBeVisible()
})

test('a check that is never enough is not made over and over', async ({ page, console, expectProblems }) => {
  expectProblems(/401/)
  await console.sandbox.change({
    tokenLifetimeSeconds: 0,
    tokenError: { error: 'interaction_required', code: 50076, grant: 'refresh_token' },
  })
  await signIn(page, 'viewer', '/sessions')
  await console.sandbox.change(knowing)
  await console.sandbox.forgetRequests()

  await page.goto('/users?search=a')
  await expect(page.getByRole('button', { name: 'Continue' })).toBeEnabled()
  await expect(page.getByText('additional check')).toBeVisible()
  await page.waitForTimeout(1_000)
  expect(await authorizations(console)).toHaveLength(1)

  await console.sandbox.change({ tokenLifetimeSeconds: 3600, tokenError: null })
  await page.getByRole('button', { name: 'Continue' }).click()
  await expect(page).toHaveURL(`${console.url}/users?search=a`)
  await expect(page.getByRole('row').nth(3)).toBeVisible()
  expect(await authorizations(console)).toHaveLength(2)
})

test('whoever has typed something keeps it until they say so', async ({ page, console, expectProblems }) => {
  expectProblems(/401/)
  await signIn(page, 'viewer', '/devices?search=MMD')
  await expect(page.getByRole('row').nth(3)).toBeVisible()
  await console.sandbox.change({ ...knowing, challenge: CHALLENGE })
  await console.sandbox.forgetRequests()

  const field = page.getByRole('combobox', { name: 'Jump to a device, person or page' })
  await expect(async () => {
    await page.keyboard.press('Control+k')
    await expect(field).toBeVisible({ timeout: 500 })
  }).toPass()
  await field.fill('a half-written')
  await expect(page.getByText('One more sign-in step is needed.')).toBeVisible()
  await expect(field).toHaveValue('a half-written')
  expect(await authorizations(console)).toEqual([])

  await page.keyboard.press('Escape')
  await page.getByRole('link', { name: 'Continue' }).click()
  await expect.poll(() => authorizations(console)).toHaveLength(1)
  await expect(page).toHaveURL(`${console.url}/devices?search=MMD`)
  await expect(page.getByRole('row').nth(3)).toBeVisible()
})
