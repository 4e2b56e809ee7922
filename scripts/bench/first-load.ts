import { gzipSync } from 'node:zlib'
import { chromium, type Page } from '@playwright/test'
import { launchOptions } from '../../tests/support/browser'
import type { RunningConsole } from '../../tests/support/console-server'
import { signIn } from '../../tests/support/e2e'
import type { Baseline } from './baseline'
import { report } from './report'

/** How much more script than an empty Next page a page may load. */
const LIMITS = { '/devices': 1.6, '/': 1.9 }

/** The script a browser loads for a page until the network is quiet, gzipped, against an empty Next page. */
export async function measureFirstLoad(server: RunningConsole, baseline: Baseline): Promise<void> {
  const browser = await chromium.launch(launchOptions)
  try {
    const empty = await browser.newPage()
    const limit = await scriptBytes(empty, () => empty.goto(baseline.url, { waitUntil: 'networkidle' }))

    const context = await browser.newContext({ baseURL: server.url })
    await signIn(await context.newPage(), 'viewer', '/devices')
    for (const [path, atMost] of Object.entries(LIMITS)) {
      // A page of its own with an empty cache, as a first visit is.
      const fresh = await browser.newContext({ baseURL: server.url, storageState: await context.storageState() })
      const page = await fresh.newPage()
      const measured = await scriptBytes(page, () => page.goto(path, { waitUntil: 'networkidle' }))
      report(`First-load script of ${path}, gzipped bytes`, { measured, limit, atMost })
    }
  } finally {
    await browser.close()
  }
}

async function scriptBytes(page: Page, open: () => Promise<unknown>): Promise<number> {
  const scripts: Promise<number>[] = []
  page.on('response', response => {
    if (response.request().resourceType() !== 'script') return
    scripts.push(response.body().then(body => gzipSync(body).length))
  })
  await open()
  return (await Promise.all(scripts)).reduce((sum, bytes) => sum + bytes, 0)
}
