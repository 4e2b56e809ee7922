import type { Route } from '@playwright/test'
import { startConsole } from '../support/console-server'
import { expect, type Person, signInByHand, test } from '../support/e2e'
import { watchForSecrets } from '../support/secret-watch'

for (const person of ['viewer', 'support', 'admin'] satisfies Person[]) {
  test(`a ${person} signs in and sees the devices`, async ({ page }) => {
    await signInByHand(page, person, '/devices')
    await expect(page.getByRole('heading', { name: 'Devices', level: 1 })).toBeVisible()
    await expect(page.getByRole('row').nth(5)).toBeVisible()
  })
}

for (const endpoints of ['v1', 'v2'] as const) {
  test(`signing in works over ${endpoints} endpoints with a certificate`, async ({ browser }) => {
    const own = await startConsole({ endpoints, credential: 'certificate' })
    try {
      const page = await (await browser.newContext({ baseURL: own.url })).newPage()
      const secrets = watchForSecrets(page, own.url)
      await signInByHand(page, 'admin', '/devices')
      await expect(page.getByRole('row').nth(5)).toBeVisible()
      const authorize = (await own.sandbox.requests({ path: '/authorize' })).map(request => request.url)
      expect(authorize[0]).toContain(endpoints === 'v1' ? '/oauth2/authorize?' : '/oauth2/v2.0/authorize?')
      expect(secrets.answers()).toBeGreaterThan(5)
      expect(await secrets.findSecrets(own.sandbox)).toEqual([])
    } finally {
      await own.stop()
    }
  })
}

test('signing in returns to the page that was asked for, with its search', async ({ page }) => {
  await signInByHand(page, 'viewer', '/devices?search=ODD-')
  await expect(page).toHaveURL(/\/devices\?search=ODD-$/)
  await expect(page.getByRole('searchbox', { name: /devices/i })).toHaveValue('ODD-')
})

test('signing out ends at a page that says so, and going back asks to sign in', async ({ page }) => {
  await signInByHand(page, 'viewer', '/devices')
  await page.getByRole('button', { name: /Vera Viewer/ }).click()
  await page.getByRole('menuitem', { name: 'Sign out' }).click()
  await expect(page).toHaveURL(/\/signed-out$/)
  await expect(page.getByRole('heading', { level: 1 })).toContainText(/signed out/i)
  await page.goto('/devices')
  await expect(page).toHaveURL(/\/sign-in\?/)
})

test('a page that is signed out of reads nothing any more, and goes on reading where that failed', async ({
  page,
  expectProblems,
}) => {
  expectProblems(/Failed to fetch|ERR_FAILED/)
  await signInByHand(page, 'viewer', '/devices')
  await expect(page.getByRole('row')).not.toHaveCount(0)
  const find = (text: string) => page.getByRole('searchbox', { name: /devices/i }).fill(text)
  /** Asks to sign out; the console does not hear of it yet. */
  async function holdSignOut(): Promise<Route> {
    const held = new Promise<Route>(resolve => page.route('**/api/auth/signout', resolve, { times: 1 }))
    await page.getByRole('button', { name: /Vera Viewer/ }).click()
    await page.getByRole('menuitem', { name: 'Sign out' }).click()
    return held
  }
  const reads: string[] = []
  page.on('request', request => request.url().includes('/api/inventory/') && reads.push(request.url()))

  const failing = await holdSignOut()
  reads.length = 0
  await find('CONTOSO-LT')
  await expect(page).toHaveURL(/search=CONTOSO-LT/)
  expect(reads).toEqual([])
  await failing.abort()
  await expect(page.getByRole('dialog', { name: 'You are still signed in' })).toBeVisible()
  await expect.poll(() => reads).toContainEqual(expect.stringContaining('search=CONTOSO-LT'))
  await page.keyboard.press('Escape')

  const passing = await holdSignOut()
  const signedOut = await passing.fetch()
  reads.length = 0
  await find('CONTOSO-DT')
  await expect(page).toHaveURL(/search=CONTOSO-DT/)
  await passing.fulfill({ response: signedOut })
  await expect(page).toHaveURL(/\/signed-out$/)
  expect(reads).toEqual([])
})

test('somebody who declines learns what happened and can try again', async ({ page }) => {
  await page.goto('/devices')
  await page.getByRole('button', { name: /sign in/i }).click()
  await page.getByRole('button', { name: /cancel/i }).click()
  await expect(page).toHaveURL(/\/sign-in-problem\?code=declined/)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/declined/i)
  await page.getByRole('button', { name: /try again|sign in/i }).click()
  await expect(page.getByRole('button', { name: /Vera Viewer/ })).toBeVisible()
})

test('somebody who is not assigned is told so, without the tenant’s own words', async ({ page, console }) => {
  await console.sandbox.change({
    authorizeError: { error: 'access_denied', code: 50105, description: 'Call +1 555 0100 <b>now</b>' },
  })
  await page.goto('/devices')
  await page.getByRole('button', { name: /sign in/i }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText(/not assigned/i)
  await expect(page.getByText('AADSTS50105')).toBeVisible()
  await expect(page.getByText('555 0100')).toHaveCount(0)
})

for (const width of [1440, 390]) {
  test(`the page for missing approval keeps its link within the card at ${width} px`, async ({ page, console }) => {
    await page.setViewportSize({ width, height: 844 })
    await console.sandbox.change({ authorizeError: { error: 'consent_required', code: 65001 } })
    await page.goto('/devices')
    await page.getByRole('button', { name: /sign in/i }).click()
    const copy = page.getByRole('button', { name: 'Copy the link for an administrator' })
    await expect(copy).toBeVisible()
    const overflowing = await copy.evaluate(button => {
      const wide: string[] = []
      for (let box = button.parentElement; box; box = box.parentElement) {
        if (box.scrollWidth > box.clientWidth + 1) wide.push(box.className)
      }
      return wide
    })
    expect(overflowing).toEqual([])
  })
}
