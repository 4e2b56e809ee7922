import { existsSync } from 'node:fs'
import { defineConfig } from '@playwright/test'

/** `npm test` finds or installs a browser and names it here; otherwise Debian's, otherwise Playwright's own. */
const browser = process.env.CHROME_PATH || ['/usr/bin/chromium'].find(existsSync)

/** Chromium's sandbox does not work for root, which is who tests run as in most containers. */
const isRoot = process.getuid?.() === 0

export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: 'test-results',
  workers: 2,
  retries: 0,
  forbidOnly: Boolean(process.env.CI),
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: 'list',
  use: {
    browserName: 'chromium',
    locale: 'en-GB',
    timezoneId: 'Europe/Berlin',
    screenshot: 'only-on-failure',
    launchOptions: {
      ...(browser ? { executablePath: browser } : {}),
      args: ['--disable-background-networking', ...(isRoot ? ['--no-sandbox'] : [])],
    },
  },
})
