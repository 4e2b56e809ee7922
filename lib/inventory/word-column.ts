import { inSteps } from './turns'

/** A column of few values: for each row the number of its word. */
export type WordColumn = { words: readonly (string | null)[]; codes: Uint32Array }

/** A column that is known already for most rows: `origins` says in which row of it each stood, or a negative number. */
export type KnownColumn = { column: WordColumn; origins: Int32Array }

/** Numbers the words of a field in the order in which they come, some at a step. */
export function* codeWords<Field extends string>(
  rows: readonly Readonly<Record<Field, string | null>>[],
  field: Field,
  known?: KnownColumn,
): Generator<void, WordColumn> {
  const words = [...(known?.column.words ?? [])]
  const numbers = new Map(words.map((word, number) => [word, number]))
  const codes = new Uint32Array(rows.length)
  yield* inSteps(rows.length, (from, to) => {
    for (let index = from; index < to; index += 1) {
      const origin = known?.origins[index] ?? -1
      if (known && origin >= 0) {
        codes[index] = known.column.codes[origin] ?? 0
        continue
      }
      const word = rows[index]?.[field] ?? null
      let number = numbers.get(word)
      if (number === undefined) {
        number = words.push(word) - 1
        numbers.set(word, number)
      }
      codes[index] = number
    }
  })
  return { words, codes }
}
