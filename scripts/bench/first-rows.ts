import { FIRST_ROWS, noteFirstRows, timesOf } from './page-probes'
import { median, reportAbsolute } from './report'
import { processorOf, SLOW, slowDown, type Visitor } from './visitor'

/** From the navigation to the first rows in sight, by how much slower the processor is, in milliseconds. */
const AIMS = { 1: 800, [SLOW]: 2_000 }
const ROUNDS = 7

/** How long somebody waits for the first rows whose browser has nothing of the console yet. */
export async function measureFirstRows(visitor: Visitor): Promise<void> {
  for (const slowdown of [1, SLOW] as const) {
    const times: number[] = []
    for (let round = 0; round < ROUNDS; round += 1) times.push(await visit(visitor, slowdown))
    const what = visitor.name(`From navigation to first rows, ${processorOf(slowdown)}`)
    reportAbsolute(what, median(times), AIMS[slowdown], 'ms')
  }
}

async function visit({ browser, options }: Visitor, slowdown: number): Promise<number> {
  const context = await browser.newContext(options)
  try {
    const page = await context.newPage()
    await slowDown(page, slowdown)
    await page.addInitScript(noteFirstRows, FIRST_ROWS)
    const answer = await page.goto('/devices')
    requireRows((await answer?.text()) ?? '')
    const [time] = await timesOf(page, FIRST_ROWS, 1)
    return time ?? Number.NaN
  } finally {
    await context.close()
  }
}

/** Rows that a script has to fetch would be quick on this machine too, and late on any other. */
function requireRows(html: string): void {
  const markup = html.replaceAll(/<script.*?<\/script>/gs, '')
  if (!/data-index="20".*?href="\/devices\//s.test(markup)) throw new Error('There are no rows in the first HTML')
}
