/** The days back from today that are read in any case; of those before, a third will do where there is no time for all. */
const EVERY_DAY = 30
const STRIDE = 3

/**
 * The day to read after one, both counted back from today.
 * @param tookMs how long reading that one took
 * @param leftMs how much time there is for the rest
 */
export function nextDay(day: number, tookMs: number, leftMs: number): number {
  const isTight = tookMs * day > leftMs
  return isTight && day - STRIDE >= EVERY_DAY ? day - STRIDE : day - 1
}
