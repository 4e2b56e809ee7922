const ROWS_PER_CHUNK = 4096
/** Neither can be typed into a search box, so a term never matches across fields or rows. */
const FIELD_END = '\u0001'
const ROW_START = '\u0002'

type Chunk = { text: string; starts: Uint32Array }

/**
 * Substring search over rows that are made on demand. Rows are kept as a few long lower-case strings, because one
 * `indexOf` over a megabyte is far faster, and smaller, than a million over a hundred bytes each. Chunks are built when a
 * search first reaches them.
 */
export class SearchIndex {
  readonly #size: number
  readonly #fieldsOf: (row: number) => (string | null)[]
  readonly #chunks: (Chunk | undefined)[] = []

  constructor(size: number, fieldsOf: (row: number) => (string | null)[]) {
    this.#size = size
    this.#fieldsOf = fieldsOf
  }

  /** Rows that hold the term in one of their fields, ignoring case, in order. */
  *containing(term: string): Generator<number> {
    if (term.includes(FIELD_END) || term.includes(ROW_START)) return
    yield* this.#find(term.toLowerCase())
  }

  /** Rows whose first field is this, ignoring case. */
  *named(name: string): Generator<number> {
    yield* this.#find(`${ROW_START}${name.toLowerCase()}${FIELD_END}`)
  }

  *#find(needle: string): Generator<number> {
    for (let first = 0; first < this.#size; first += ROWS_PER_CHUNK) {
      const { text, starts } = this.#chunk(first)
      let position = text.indexOf(needle)
      while (position >= 0) {
        const row = lastAtOrBefore(starts, position)
        yield first + row
        const next = starts[row + 1]
        position = next === undefined ? -1 : text.indexOf(needle, next)
      }
    }
  }

  #chunk(first: number): Chunk {
    const number = first / ROWS_PER_CHUNK
    const known = this.#chunks[number]
    if (known !== undefined) return known
    const count = Math.min(ROWS_PER_CHUNK, this.#size - first)
    const starts = new Uint32Array(count)
    const rows: string[] = []
    let length = 0
    for (let row = 0; row < count; row += 1) {
      const fields = this.#fieldsOf(first + row).map(field => `${field ?? ''}${FIELD_END}`)
      const line = `${ROW_START}${fields.join('')}`.toLowerCase()
      starts[row] = length
      length += line.length
      rows.push(line)
    }
    const chunk = { text: rows.join(''), starts }
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
