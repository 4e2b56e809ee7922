/** The rows of a view that are in sight, by their places; `last` is included. */
export type RowSpan = { first: number; last: number }

/** Rows beyond the visible ones, up and down, that are read before they come into sight. */
const READ_AHEAD = 20

/** The numbers of the blocks that hold the rows in sight and those next to them, but for the first one, which is always read. */
export function blocksAround({ first, last }: RowSpan, total: number, size: number): number[] {
  const from = Math.max(0, first - READ_AHEAD)
  const to = Math.min(total - 1, last + READ_AHEAD)
  const blocks: number[] = []
  for (let block = Math.floor(from / size); block * size <= to; block += 1) if (block > 0) blocks.push(block)
  return blocks
}
