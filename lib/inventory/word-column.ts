/** A column of few values: for each device the number of its word. */
export type WordColumn = { words: readonly (string | null)[]; codes: Uint32Array }

/** Numbers the words of a column in the order in which they come. */
export function codeWords(values: readonly (string | null)[]): WordColumn {
  const numbers = new Map<string | null, number>()
  const codes = new Uint32Array(values.length)
  for (let index = 0; index < values.length; index += 1) {
    const value = values[index] ?? null
    let number = numbers.get(value)
    if (number === undefined) {
      number = numbers.size
      numbers.set(value, number)
    }
    codes[index] = number
  }
  return { words: [...numbers.keys()], codes }
}
