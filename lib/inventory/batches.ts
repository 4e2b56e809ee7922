/** A statement's worth of rows: larger ones make the embedded database slower, smaller ones add journeys. */
const ROWS_PER_BATCH = 2_000

/** Does something with a list, a batch at a time and one after the other. */
export async function inBatches<Item, Result>(
  items: readonly Item[],
  work: (batch: Item[]) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = []
  for (let start = 0; start < items.length; start += ROWS_PER_BATCH) {
    results.push(await work(items.slice(start, start + ROWS_PER_BATCH)))
  }
  return results
}
