import type { Locator, Page } from '@playwright/test'
import { recordFrames } from './page-probes'
import { report, reportAbsolute } from './report'
import { processorOf, SLOW, slowDown } from './visitor'

/** A frame that takes longer is seen as a stutter, in milliseconds; and how many of a hundred may. */
const LONG_FRAME_MS = 32
const LONG_FRAMES = 2
/** Of the frames that a list without any script has. Without a graphics card, those are fewer than a screen shows. */
const FRAMES_SHARE = 0.9
/** Two screens of rows a second. */
const PIXELS_PER_SECOND = 2_000
const SECONDS = 5

const PLAIN_LIST = `<main style="height: 100vh; overflow: auto">${'<p>A row of a plain list</p>'.repeat(2_000)}</main>`

/** How many frames the page makes while the wheel turns steadily in a list, and how many of them take long. */
export async function measureScrolling(list: Locator, name: (what: string) => string): Promise<void> {
  const plain = await list.page().context().newPage()
  await plain.setContent(PLAIN_LIST)
  for (const slowdown of [1, SLOW]) {
    const processor = processorOf(slowdown)
    const limit = perSecond(await framesOf(plain.getByRole('main'), slowdown))
    const frames = await framesOf(list, slowdown)
    const long = frames.filter(length => length > LONG_FRAME_MS).length
    report(name(`Frames per second while scrolling, ${processor}`), {
      measured: perSecond(frames),
      limit,
      atLeast: FRAMES_SHARE,
    })
    const share = (long / frames.length) * 100
    reportAbsolute(name(`Frames over ${LONG_FRAME_MS} ms while scrolling, ${processor}`), share, LONG_FRAMES, '%')
  }
  await plain.close()
}

async function framesOf(list: Locator, slowdown: number): Promise<number[]> {
  const page = list.page()
  await page.bringToFront()
  await slowDown(page, slowdown)
  const from = await topOf(list)
  const turning = turnWheel(page)
  const frames = await page.evaluate(recordFrames, SECONDS * 1_000)
  await turning
  const way = (await topOf(list)) - from
  if (way < PIXELS_PER_SECOND * SECONDS) throw new Error(`The wheel moved the list by ${way} pixels only`)
  return frames
}

/** A little longer than is measured. */
async function turnWheel(page: Page): Promise<void> {
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('Input.synthesizeScrollGesture', {
    x: 1_000,
    y: 600,
    yDistance: -PIXELS_PER_SECOND * (SECONDS + 1),
    speed: PIXELS_PER_SECOND,
    gestureSourceType: 'mouse',
  })
}

const topOf = (list: Locator) => list.evaluate(({ scrollTop }) => scrollTop)

const perSecond = (frames: number[]) => (frames.length * 1_000) / frames.reduce((sum, length) => sum + length, 0)
