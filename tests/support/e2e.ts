import { test as base, expect, type Page } from '@playwright/test'
import { type RunningConsole, startConsole } from './console-server'
import { watchForSecrets } from './secret-watch'

const people = {
  admin: { name: 'Ada Admin', upn: 'ada.admin@contoso.example' },
  support: { name: 'Sam Support', upn: 'sam.support@contoso.example' },
  viewer: { name: 'Vera Viewer', upn: 'vera.viewer@contoso.example' },
} as const

export type Person = keyof typeof people

type TestFixtures = {
  /** Tells which problems (console errors, failed requests, 5xx answers) a test expects; any other fails it. */
  expectProblems(...patterns: RegExp[]): void
  problems: { expected: RegExp[] }
  /** The pretend tenant is as new before each test. */
  freshSandbox: undefined
}

type WorkerFixtures = { console: RunningConsole }

export const test = base.extend<TestFixtures, WorkerFixtures>({
  console: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's needs from this pattern
    async ({}, use) => {
      const running = await startConsole()
      await use(running)
      await running.stop()
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  freshSandbox: [
    async ({ console }, use) => {
      await console.sandbox.reset()
      await use(undefined)
    },
    { auto: true },
  ],
  baseURL: async ({ console }, use) => use(console.url),
  problems: async ({ browserName: _ }, use) => use({ expected: [] }),
  expectProblems: async ({ problems }, use) => use((...patterns) => void problems.expected.push(...patterns)),
  page: async ({ page, problems, console }, use) => {
    const seen = watchForProblems(page)
    const secrets = watchForSecrets(page, console.url)
    await use(page)
    expect(await secrets.findSecrets(console.sandbox), 'secrets that reached the browser').toEqual([])
    const unexpected = seen.filter(problem => !problems.expected.some(pattern => pattern.test(problem)))
    expect(unexpected, 'problems the page had').toEqual([])
  },
})

export { expect }

function watchForProblems(page: Page): string[] {
  const seen: string[] = []
  page.on('console', message => {
    if (message.type() === 'error') seen.push(`console: ${message.text()} (${message.location().url})`)
  })
  page.on('pageerror', error => seen.push(`page error: ${error.stack ?? error.message}`))
  page.on('requestfailed', request => {
    const reason = request.failure()?.errorText ?? ''
    // A page that is left while it loads gives up its requests; that is no fault.
    if (reason !== 'net::ERR_ABORTED') seen.push(`request failed: ${request.method()} ${request.url()} ${reason}`)
  })
  page.on('response', response => {
    if (response.status() >= 500) seen.push(`answer ${response.status()}: ${response.url()}`)
  })
  return seen
}

/** Signs a person in by the page a visitor sees, through the pretend tenant's account picker. */
export async function signInByHand(page: Page, person: Person, returnTo = '/'): Promise<void> {
  await page.goto(returnTo)
  await page.getByRole('button', { name: /sign in/i }).click()
  await page.getByRole('button', { name: new RegExp(people[person].name) }).click()
  await page.waitForURL(url => url.pathname !== '/sign-in' && url.pathname === new URL(returnTo, url).pathname)
}

/** Opens a page as somebody who has signed in: by the requests of `signInByHand`, with two pages less to draw. */
export async function signIn(page: Page, person: Person, returnTo = '/'): Promise<void> {
  const { request } = page.context() // it shares its cookies with the pages
  const { csrfToken } = (await (await request.get('/api/auth/csrf')).json()) as { csrfToken: string }
  const form = { csrfToken, json: 'true', callbackUrl: returnTo }
  const { url } = (await (await request.post('/api/auth/signin/entra', { form })).json()) as { url: string }
  await request.get(url)
  const callback = await request.post(url, { form: { account: people[person].upn }, maxRedirects: 0 })
  await request.get(callback.headers().location ?? '', { maxRedirects: 0 })
  await page.goto(returnTo)
}
