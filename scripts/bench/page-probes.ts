import type { Page } from '@playwright/test'

/*
 * What runs inside the page that is measured. Playwright passes these functions on as text: they know nothing of this
 * file and name no function of their own, because tsx would wrap those with something that the page does not have.
 */

export const FIRST_ROWS = 'first rows'
export const KEY_TO_ROWS = 'key to rows'
export const ROWS_ASKED_FOR = 'key to rows that were asked for'

/** Marks, as `name`, when the first frame that shows a device's name has been made; milliseconds since the navigation. */
export function noteFirstRows(name: string): void {
  new MutationObserver((_, observer) => {
    const link = document.querySelector('[data-rows] [data-column="name"] a')
    // Rows that are streamed stand hidden in the document until they are put in their place.
    if (!link?.checkVisibility()) return
    observer.disconnect()
    requestAnimationFrame(() => scheduler.postTask(() => performance.mark(name), { priority: 'user-blocking' }))
  }).observe(document, { childList: true, subtree: true })
}

/**
 * Measures, as `every`, from each key to the end of the first frame whose rows have just that letter highlighted; as `asked`,
 * too, where those rows are the console's answer and not what was known before it.
 */
export function noteKeys([every, asked]: readonly [every: string, asked: string]): void {
  let key: KeyboardEvent | null = null
  addEventListener(
    'keydown',
    event => {
      key = event
    },
    { capture: true },
  )
  new MutationObserver(() => {
    const found = document.querySelector('[data-rows] mark')?.textContent
    if (!key || found?.toLowerCase() !== key.key) return
    const start = key.timeStamp
    key = null
    const names = document.querySelector('[role=grid]')?.ariaBusy === 'true' ? [every] : [every, asked]
    requestAnimationFrame(() =>
      scheduler.postTask(
        () => {
          for (const name of names) performance.measure(name, { start, end: performance.now() })
        },
        { priority: 'user-blocking' },
      ),
    )
  }).observe(document.body, { childList: true, subtree: true, characterData: true })
}

/** Milliseconds between the frames that the page makes. */
export async function recordFrames(milliseconds: number): Promise<number[]> {
  const lengths: number[] = []
  let last = await new Promise(requestAnimationFrame)
  for (const endsAt = last + milliseconds; last < endsAt; ) {
    const next = await new Promise(requestAnimationFrame)
    lengths.push(next - last)
    last = next
  }
  return lengths
}

/** What the page has measured under a name, once it has so often: durations of measures, times of marks. */
export async function timesOf(page: Page, name: string, count: number): Promise<number[]> {
  const entries = await page.waitForFunction(
    ([name, count]) => {
      const entries = performance.getEntriesByName(name)
      return entries.length >= count && entries.map(({ duration, startTime }) => duration || startTime)
    },
    [name, count] as const,
    { polling: 100 },
  )
  return (await entries.jsonValue()) || []
}
