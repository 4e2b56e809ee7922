import { existsSync } from 'node:fs'
import type { LaunchOptions } from '@playwright/test'

/** `npm test` finds or installs a browser and names it here; otherwise Debian's, otherwise Playwright's own. */
const browser =
  process.env.CHROME_PATH || ['/usr/bin/chromium-headless-shell', '/usr/bin/chromium'].find(path => existsSync(path))

/** Chromium's sandbox does not work for root, which is who tests run as in most containers. */
const isRoot = process.getuid?.() === 0

/** How tests and measurements start their browser. */
export const launchOptions: LaunchOptions = {
  ...(browser ? { executablePath: browser } : {}),
  args: ['--disable-background-networking', ...(isRoot ? ['--no-sandbox'] : [])],
}
