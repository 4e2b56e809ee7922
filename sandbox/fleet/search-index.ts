import { ALWAYS, overlap, type Span } from './rhythm'

/** Few enough for none of them to change within some hours. */
const ROWS_PER_CHUNK = 1024
/** Neither can be typed into a search box, so a term never matches across fields or rows. */
const FIELD_END = '\u0001'
const ROW_START = '\u0002'

type Row = Span & { fields: (string | null)[] }
type Chunk = Span & { text: string; starts: Uint32Array }

/**
 * Substring search over rows that are made on demand. Rows are kept as a few long lower-case strings, because one
 * `indexOf` over many rows is far faster, and smaller, than one for each of them. Chunks are built when a search first
 * reaches them, and again when one of their rows is not what it was.
 */
export class SearchIndex {
  readonly #size: number
  readonly #rowAt: (row: number, now: number) => Row
  readonly #chunks: (Chunk | undefined)[] = []

  /** @param rowAt a row as of some time, and the time around it for which it stays so */
  constructor(size: number, rowAt: (row: number, now: number) => Row) {
    this.#size = size
    this.#rowAt = rowAt
  }

  /** Rows that hold the term in one of their fields, ignoring case, in order. */
  *containing(term: string, now: number): Generator<number> {
    if (term.includes(FIELD_END) || term.includes(ROW_START)) return
    yield* this.#find(term.toLowerCase(), now)
  }

  /** Rows whose first field is this, ignoring case. */
  *named(name: string, now: number): Generator<number> {
    yield* this.#find(`${ROW_START}${name.toLowerCase()}${FIELD_END}`, now)
  }

  *#find(needle: string, now: number): Generator<number> {
    for (let first = 0; first < this.#size; first += ROWS_PER_CHUNK) {
      const { text, starts } = this.#chunk(first, now)
      let position = text.indexOf(needle)
      while (position >= 0) {
        const row = lastAtOrBefore(starts, position)
        yield first + row
        const next = starts[row + 1]
        position = next === undefined ? -1 : text.indexOf(needle, next)
      }
    }
  }

  #chunk(first: number, now: number): Chunk {
    const number = first / ROWS_PER_CHUNK
    const known = this.#chunks[number]
    if (known !== undefined && known.since <= now && now < known.until) return known
    const count = Math.min(ROWS_PER_CHUNK, this.#size - first)
    const starts = new Uint32Array(count)
    const rows: string[] = []
    let span = ALWAYS
    let length = 0
    for (let position = 0; position < count; position += 1) {
      const row = this.#rowAt(first + position, now)
      const line = `${ROW_START}${row.fields.map(field => `${field ?? ''}${FIELD_END}`).join('')}`.toLowerCase()
      starts[position] = length
      length += line.length
      rows.push(line)
      span = overlap(span, row)
    }
    const chunk = { text: rows.join(''), starts, ...span }
    this.#chunks[number] = chunk
    return chunk
  }
}

function lastAtOrBefore(starts: Uint32Array, position: number): number {
  let low = 0
  let high = starts.length - 1
  while (low < high) {
    const middle = (low + high + 1) >>> 1
    if ((starts[middle] ?? 0) <= position) low = middle
    else high = middle - 1
  }
  return low
}
