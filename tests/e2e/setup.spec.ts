import { expectNoViolations } from '../support/axe'
import { expect, signIn, test } from '../support/e2e'

test('an administrator runs the setup check with the keyboard and reads what to change', async ({ page, console }) => {
  await signIn(page, 'admin', '/setup')
  await expect(page.getByText(`${console.url}/api/auth/callback/entra`)).toBeVisible()
  await console.sandbox.change({ secretExpired: true })

  const run = page.getByRole('button', { name: 'Run the check' })
  await run.focus()
  await page.keyboard.press('Enter')
  const steps = page.getByRole('list', { name: 'Steps' }).getByRole('listitem')
  await expect(steps).toHaveCount(10)
  const failed = steps.filter({ hasText: 'Failed' })
  await expect(failed).toHaveCount(1)
  await expect(failed).toContainText('The client secret has expired.')
  await expect(failed).toContainText('Certificates & secrets')
  await expect(page.getByRole('status').filter({ hasText: '1 failed' })).toBeVisible()

  await console.sandbox.change({ secretExpired: false })
  const again = page.getByRole('button', { name: 'Check again' })
  await expect(again).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(failed).toHaveCount(0)
})

test('the addresses to register are copied one by one', async ({ page, console, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await signIn(page, 'admin', '/setup')
  await page.getByRole('button', { name: 'Copy Sign-out' }).click()
  await expect(page.getByText('Copied')).toBeAttached()
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(`${console.url}/signed-out`)
})

test('a check that cannot be run says so, with a request id', async ({ page, expectProblems }) => {
  expectProblems(/503/)
  await signIn(page, 'admin', '/setup')
  await page.route('**/api/console/setup/check', route =>
    route.fulfill({
      status: 503,
      contentType: 'application/problem+json',
      json: { title: 'Busy', detail: 'Try later.', status: 503, code: 'upstream-unavailable', requestId: 'r-1' },
    }),
  )
  await page.getByRole('button', { name: 'Run the check' }).click()
  await expect(page.getByRole('alert').filter({ hasText: 'Busy' })).toContainText('r-1')
})

test.describe('On a phone', () => {
  test.use({ viewport: { width: 390, height: 844 } })

  test('the page is accessible and fits a phone, checked or not', async ({ page, console }) => {
    await signIn(page, 'admin', '/setup')
    await expectNoViolations(page)
    await console.sandbox.change({ secretExpired: true })
    await page.getByRole('button', { name: 'Run the check' }).click()
    await expect(page.getByRole('list', { name: 'Steps' })).toBeVisible()
    await expectNoViolations(page)
    const overflow = await page.evaluate(() => {
      const main = document.querySelector('main')
      return main ? main.scrollWidth - main.clientWidth : -1
    })
    expect(overflow).toBe(0)
  })
})

test('the setup of the console is not for a Viewer', async ({ page }) => {
  await signIn(page, 'viewer', '/setup')
  await expect(page.getByRole('heading', { name: 'Setup is for administrators of the console' })).toBeVisible()
  await expect(page.getByRole('navigation').getByRole('link', { name: 'Setup' })).toHaveCount(0)
  await expectNoViolations(page)
})
