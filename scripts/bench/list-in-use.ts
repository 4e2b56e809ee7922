import type { Page } from '@playwright/test'
import { search } from '../../tests/support/devices-page'
import { KEY_TO_ROWS, noteKeys, ROWS_ASKED_FOR, timesOf } from './page-probes'
import { median, reportAbsolute } from './report'
import { measureScrolling } from './scrolling'
import { processorOf, SLOW, slowDown, type Visitor } from './visitor'

const KEY_MS = 100
/** As first letters of a search: of those that are not too rare in the fleet, the first rows are known before the answer comes. */
const LETTERS = 'abcdefghijklmnopqrstuvwxyz'
/** Until what was typed counts as settled and the address has followed. */
const REST_MS = 1_000
const HEAP_MEGABYTES = 60
/** Places to which the scrollbar is dragged, from the first row to the last. */
const PLACES = 30

/** How a large list answers to the wheel and to the keys of somebody who searches, and the memory it has taken in the end. */
export async function measureListInUse({ browser, options, name }: Visitor): Promise<void> {
  const context = await browser.newContext(options)
  const page = await context.newPage()
  await page.goto('/devices', { waitUntil: 'networkidle' })

  await measureScrolling(scroller(page), name)
  await slowDown(page, SLOW)
  await scrollTo(page, 0)
  const keys = await timeKeys(page)
  reportAbsolute(name(`From key to rows, ${processorOf(SLOW)}`), median(keys.all), KEY_MS, 'ms')
  if (keys.asked.length > 0) {
    reportAbsolute(name('The same, where the console was asked for them'), median(keys.asked), KEY_MS, 'ms')
  }
  await slowDown(page, 1)
  await search(page).fill('')
  for (let place = 0; place <= PLACES; place += 1) await scrollTo(page, place / PLACES)
  reportAbsolute(name('Heap after scrolling and searching'), await heapMegabytes(page), HEAP_MEGABYTES, 'MB')
  await context.close()
}

/** Milliseconds from the first letter of a search to its rows; each search is a new one. */
async function timeKeys(page: Page): Promise<{ all: number[]; asked: number[] }> {
  await page.evaluate(noteKeys, [KEY_TO_ROWS, ROWS_ASKED_FOR] as const)
  for (const [done, letter] of [...LETTERS].entries()) {
    await search(page).fill('')
    await page.locator('[data-rows] mark').first().waitFor({ state: 'detached' })
    await page.waitForTimeout(REST_MS)
    await page.keyboard.press(letter)
    await timesOf(page, KEY_TO_ROWS, done + 1)
  }
  return { all: await timesOf(page, KEY_TO_ROWS, LETTERS.length), asked: await timesOf(page, ROWS_ASKED_FOR, 0) }
}

/** Drags the list to a part of its height, and waits for the rows there. */
async function scrollTo(page: Page, part: number): Promise<void> {
  await scroller(page).evaluate((list, to) => list.scrollTo(0, list.scrollHeight * to), part)
  await page.waitForTimeout(100)
  await page.locator('[data-rows] [aria-busy]').first().waitFor({ state: 'detached' })
}

async function heapMegabytes(page: Page): Promise<number> {
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('HeapProfiler.collectGarbage')
  const { usedSize } = await devtools.send('Runtime.getHeapUsage')
  return usedSize / 1_024 ** 2
}

const scroller = (page: Page) => page.getByRole('grid', { name: 'Devices' }).locator('..')
