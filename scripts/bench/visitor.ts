import { type Browser, type BrowserContextOptions, chromium, type Page } from '@playwright/test'
import { launchOptions } from '../../tests/support/browser'
import { startConsole } from '../../tests/support/console-server'
import { signIn } from '../../tests/support/e2e'
import { HttpPerson, PEOPLE } from '../../tests/support/http-person'
import { untilSnapshot } from '../../tests/support/synced-console'

/** Somebody who is signed in, at a browser; a context made with these options has nothing of the console in its cache. */
export type Visitor = { browser: Browser; options: BrowserContextOptions; name: (what: string) => string }

/** How many times slower than this machine's processor a person's may be. */
export const SLOW = 4

/** Lets somebody measure the pages of a console that has read a fleet of this size. */
export async function withVisitor(devices: number, measure: (visitor: Visitor) => Promise<void>): Promise<void> {
  const server = await startConsole({ devices, env: { REQUESTS_PER_MINUTE: '1000000' } })
  const browser = await chromium.launch(launchOptions)
  try {
    const person = new HttpPerson(server.url)
    await person.signIn(PEOPLE.viewer)
    await untilSnapshot(person, 15 * 60_000)

    const options = { baseURL: server.url, locale: 'en-GB', viewport: { width: 1_920, height: 1_080 } }
    const context = await browser.newContext(options)
    await signIn(await context.newPage(), 'viewer', '/devices')
    const storageState = await context.storageState()
    await context.close()
    const name = (what: string) => `${what}, ${devices.toLocaleString('en')} devices`
    await measure({ browser, options: { ...options, storageState }, name })
  } finally {
    await browser.close()
    await server.stop()
  }
}

/** Makes the page's processor so many times slower; 1 is as it is. */
export async function slowDown(page: Page, times: number): Promise<void> {
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: times })
}

export const processorOf = (times: number) => (times === 1 ? 'processor as it is' : `processor ${times} times slower`)
