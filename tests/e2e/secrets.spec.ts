import { expect, signIn, signInByHand, test } from '../support/e2e'
import { watchForSecrets } from '../support/secret-watch'

for (const person of ['viewer', 'admin'] as const) {
  test(`the browser of a ${person} receives and keeps no secret, whatever they open (security 3)`, async ({
    page,
    console,
  }) => {
    const secrets = watchForSecrets(page, console.url)
    await signInByHand(page, person, '/devices')
    await page.getByRole('row').nth(1).getByRole('link').first().click()
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    for (const path of ['/devices?search=ODD-', '/sessions', '/setup', '/sign-in-problem?code=declined']) {
      await page.goto(path)
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    }
    expect(secrets.answers()).toBeGreaterThan(15)
    expect(await secrets.findSecrets(console.sandbox)).toEqual([])
  })
}

test('a script of the page reads no cookie of the console’s session (security 1, 3)', async ({ page }) => {
  await signIn(page, 'viewer', '/devices')
  expect(await page.evaluate(() => document.cookie)).not.toMatch(/next-auth|session|csrf|token/)
  const kept = await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]))
  expect(kept).not.toMatch(/token|secret|eyJ/)
})

test('the search for secrets finds what a page keeps, wherever it keeps it', async ({ page, console }) => {
  const secrets = watchForSecrets(page, console.url)
  await signIn(page, 'viewer', '/devices')
  const { clientSecret } = console.sandbox
  for (const keep of [
    async (secret: string) => localStorage.setItem('kept', secret),
    async (secret: string) => sessionStorage.setItem('kept', secret),
    async (secret: string) => history.replaceState({ kept: secret }, ''),
    async (secret: string) => void (await (await caches.open('kept')).put('/kept', new Response(secret))),
  ]) {
    await page.evaluate(keep, clientSecret)
    expect(await secrets.findSecrets(console.sandbox)).toEqual(['client secret in browser storage'])
    await page.evaluate(async () => {
      localStorage.clear()
      sessionStorage.clear()
      history.replaceState(null, '')
      await caches.delete('kept')
    })
    expect(await secrets.findSecrets(console.sandbox)).toEqual([])
  }
})
