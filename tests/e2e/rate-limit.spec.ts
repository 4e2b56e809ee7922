import type { Page } from '@playwright/test'
import { type RunningConsole, startConsole } from '../support/console-server'
import { expect, signIn, test } from '../support/e2e'

/** A page of a console that lets a session ask once a second, after the first dozen. */
async function withStrictLimit(use: (server: RunningConsole) => Promise<void>): Promise<void> {
  const server = await startConsole({ env: { REQUESTS_PER_MINUTE: '60' } })
  try {
    await use(server)
  } finally {
    await server.stop()
  }
}

/** As a script in another tab would: takes every request that the session may make, until it is told to stop. */
async function useUpRequests(page: Page): Promise<() => Promise<void>> {
  await page.evaluate(() => {
    const ask = () => void fetch('/api/console/sessions', { headers: { 'x-csrf': '1' } }).catch(() => undefined)
    for (let request = 0; request < 20; request++) ask()
    Object.assign(window, { asking: setInterval(ask, 40) })
  })
  return () => page.evaluate(() => clearInterval((window as Window & { asking?: number }).asking))
}

test('a page that asks too often says so, counts down, and goes on', async ({ browser }) => {
  await withStrictLimit(async server => {
    const page = await (await browser.newContext({ baseURL: server.url })).newPage()
    await signIn(page, 'viewer', '/users')
    await expect(page.getByRole('row').nth(5)).toBeVisible()

    const stop = await useUpRequests(page)
    const refresh = page.getByRole('button', { name: 'Refresh' })
    const countdown = page.getByRole('button', { name: /^Try again in \d+ s$/ })
    await expect(async () => {
      await refresh.click()
      await expect(page.getByText('Could not refresh: Too many requests')).toBeVisible({ timeout: 500 })
      await expect(countdown).toBeDisabled({ timeout: 300 })
    }).toPass()
    // What was there before stays.
    await expect(page.getByRole('row').nth(5)).toBeVisible()

    await page.getByRole('searchbox', { name: /people/i }).fill('ODD-')
    const notice = page.getByRole('alert').filter({ hasText: 'Too many requests' })
    // By chance the search is answered between two requests of the script; then the people after the first ones are not.
    await expect(notice).toContainText(/Try again in (a second|\d+ seconds)|people above stay as they are/)
    await stop()
    // The first time may still be too early: the other script took what was due to this page.
    await expect(async () => {
      await notice.getByRole('button', { name: 'Try again', exact: true }).click({ timeout: 2_000 })
      await expect(page.getByRole('row').nth(1)).toBeVisible({ timeout: 1_000 })
    }).toPass()
    await page.context().close()
  })
})
