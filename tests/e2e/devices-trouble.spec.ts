import { ask, openDevices, rowAt, status, test } from '../support/devices-page'
import { expect, signIn } from '../support/e2e'
import { HttpPerson, PEOPLE } from '../support/http-person'
import { untilSnapshot } from '../support/synced-console'

test('a refresh that fails leaves rows, age and choice in sight and says why; the next one renews them, asked for a few times', async ({
  page,
  console,
  expectProblems,
}) => {
  test.setTimeout(120_000)
  await openDevices(page, '/devices?ring=Test')
  expectProblems(/429/)
  await rowAt(page, 0).getByRole('checkbox').click()
  await console.sandbox.addFault({ match: { path: '/devices?' }, fault: { kind: 'status', status: 500 } })
  await expect(async () => {
    await page.getByRole('button', { name: 'Refresh' }).click()
    await expect(status(page, /Could not refresh/)).toBeVisible({ timeout: 8_000 })
  }).toPass({ timeout: 60_000 })
  await expect(page.getByText(/[0-9a-f]{8}-[0-9a-f]{4}-/).first()).toBeVisible()
  await expect(page.getByText(/^Snapshot/)).toBeVisible()
  await expect(rowAt(page, 3)).toBeVisible()

  const before = (await ask(page, 'limit=1')).snapshot.version
  await console.sandbox.clearFaults()
  const asked: string[] = []
  page.on('request', request => {
    const { pathname, search } = new URL(request.url())
    if (/^\/api\/inventory\/(devices|facets)$/.test(pathname)) asked.push(pathname + search)
  })
  // The console leaves a service that failed alone for a moment.
  await expect(async () => {
    await page.getByRole('button', { name: 'Refresh' }).click()
    await expect.poll(async () => (await ask(page, 'limit=1')).snapshot.version, { timeout: 15_000 }).toBe(before + 1)
  }).toPass({ timeout: 60_000 })
  await expect(status(page, /Could not refresh/)).toHaveCount(0)
  await expect(page.getByText('1 selected')).toBeVisible()
  await expect(rowAt(page, 0).getByRole('checkbox')).toBeChecked()
  await expect.poll(() => asked.length).toBeGreaterThan(0)
  await page.waitForTimeout(2_000) // what each answer asks for anew would come one after the other
  expect(asked.length, asked.join('\n')).toBeLessThanOrEqual(10)
})

test('what the service refuses somebody is shown as its refusal, with the request id and a way on', async ({
  page,
  console,
  expectProblems,
}) => {
  const somebodyElse = new HttpPerson(console.url)
  await somebodyElse.signIn(PEOPLE.support)
  await untilSnapshot(somebodyElse)
  expectProblems(/403|50[23]/)
  await console.sandbox.addFault({ match: { path: '/devices?' }, fault: { kind: 'status', status: 403 } })
  await signIn(page, 'viewer', '/devices')
  await expect(page.getByText('The service does not let you do this').first()).toBeVisible()
  await expect(page.getByText(/[0-9a-f]{8}-[0-9a-f]{4}-/).first()).toBeVisible()
  await console.sandbox.clearFaults()
  await page
    .getByRole('button', { name: /try again/i })
    .first()
    .click()
  await expect(rowAt(page, 5)).toBeVisible({ timeout: 45_000 })
})

test('an ended session keeps the page and offers to sign in again', async ({ page, console, expectProblems }) => {
  await openDevices(page, '/devices?search=MMD')
  expectProblems(/401/)
  await page.context().clearCookies({ name: 'next-auth.session-token' })
  await page.getByRole('button', { name: 'Refresh' }).click()
  await expect(page.getByText(/session (has )?ended/i).first()).toBeVisible()
  await expect(rowAt(page, 3)).toBeVisible()
  await page.getByRole('link', { name: /sign in/i }).click()
  await page.getByRole('button', { name: /sign in/i }).click()
  await page.getByRole('button', { name: /Vera Viewer/ }).click()
  await expect(page).toHaveURL(`${console.url}/devices?search=MMD`)
})

for (const name of ["O'Brien #1", 'a/b', '..%2f']) {
  test(`the device named ${name} has a page with its configurations`, async ({ page }) => {
    await openDevices(page, '/devices?search=ODD-')
    await page.getByRole('link', { name, exact: true }).click()
    await expect(page.getByRole('heading', { level: 1, name, exact: true })).toBeVisible()
    await expect(page.getByRole('heading', { name: /configurations/i })).toBeVisible()
  })
}

test('a device that was never set up has a page too', async ({ page }) => {
  await openDevices(page, '/devices?attention=not-set-up')
  await rowAt(page, 0).getByRole('link').click()
  await expect(page).toHaveURL(/\/devices\/[0-9a-f-]{36}\?find=/)
  await expect(page.getByText(/not (yet )?set up/i).first()).toBeVisible()
})
