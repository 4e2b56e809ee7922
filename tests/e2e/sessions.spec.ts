import { expect, signInByHand, test } from '../support/e2e'

test('a session that was ended elsewhere keeps its page and offers to sign in again', async ({
  page,
  browser,
  console,
  expectProblems,
}) => {
  expectProblems(/401/)
  // Sessions that other tests left behind in this console are not to be mistaken for this page's.
  await signInByHand(page, 'viewer', '/sessions')
  await page.request.post(`${console.url}/api/console/sessions/end-all`, { headers: { 'x-csrf': '1' } })
  await signInByHand(page, 'viewer', '/sessions')
  await expect(page.getByRole('row', { name: /This browser/ })).toBeVisible()

  const elsewhere = await (await browser.newContext({ baseURL: console.url })).newPage()
  await signInByHand(elsewhere, 'viewer', '/devices')
  await elsewhere.getByRole('button', { name: /Vera Viewer/ }).click()
  await elsewhere.getByRole('menuitem', { name: 'Sessions' }).click()
  await expect(elsewhere.getByRole('heading', { name: 'Sessions', level: 1 })).toBeVisible()
  await elsewhere.getByRole('button', { name: 'End the session in' }).first().click()
  const dialog = elsewhere.getByRole('dialog', { name: 'End this session?' })
  await dialog.getByRole('button', { name: 'End session' }).click()
  await expect(dialog).toBeHidden()
  await expect(elsewhere.getByRole('button', { name: 'End the session in' })).toHaveCount(0)

  await page.getByRole('button', { name: 'Sign out everywhere' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Sign out everywhere' }).click()
  await expect(page.getByText('Your session ended.')).toBeVisible()
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click()
  await expect(page.getByRole('row', { name: /This browser/ })).toBeVisible()
  await page.getByRole('link', { name: 'Sign in again' }).click()
  await expect(page).toHaveURL(/\/sign-in\?.*callbackUrl=%2Fsessions/)
  await elsewhere.context().close()
})

test('signing out everywhere leaves through the tenant’s sign-out', async ({ page }) => {
  await signInByHand(page, 'viewer', '/sessions')
  await page.getByRole('button', { name: 'Sign out everywhere' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Sign out everywhere' }).click()
  await expect(page).toHaveURL(/\/signed-out$/)
  await page.goto('/sessions')
  await expect(page).toHaveURL(/\/sign-in\?/)
})

test('an administrator sees who is signed in and ends somebody’s sessions', async ({ page, browser, console }) => {
  const other = await (await browser.newContext({ baseURL: console.url })).newPage()
  await signInByHand(other, 'support', '/devices')
  await signInByHand(page, 'admin', '/sessions')
  await page.getByText('Everyone’s').click()
  await expect(page).toHaveURL(/scope=all/)
  await page.getByRole('button', { name: 'End all sessions of Sam Support' }).click()
  const dialog = page.getByRole('dialog', { name: 'End the sessions of Sam Support?' })
  await dialog.getByRole('button', { name: 'End sessions' }).click()
  // An open dialog hides the page behind it from assistive technology, so that no button there would be found either.
  await expect(dialog).toBeHidden()
  await expect(page.getByRole('button', { name: 'End all sessions of Sam Support' })).toHaveCount(0)
  await other.goto('/devices')
  await expect(other).toHaveURL(/\/sign-in\?/, { timeout: 30_000 })
  await other.context().close()
})
