/**
 * Tells whether a list stood still while its pages were read. The places where pages meet are read twice: another row
 * there, or rows behind the list's end, and rows have come or gone meanwhile.
 */
export function createPageJoints(keyOf: (row: unknown) => string | undefined) {
  const keys = new Map<number, string>()
  let isMismatched = false
  let end = Number.POSITIVE_INFINITY
  let furthest = 0

  function noteRow(index: number, row: unknown): void {
    const key = keyOf(row)
    if (key === undefined) return
    if ((keys.get(index) ?? key) !== key) isMismatched = true
    keys.set(index, key)
  }

  return {
    /** @param rows as they came from `start` on; none mean that the list ends before it */
    note(start: number, rows: readonly unknown[]): void {
      if (rows.length === 0) {
        end = Math.min(end, start)
        return
      }
      furthest = Math.max(furthest, start + rows.length)
      noteRow(start, rows[0])
      noteRow(start + rows.length - 1, rows.at(-1))
    },
    haveMoved: () => isMismatched || furthest > end,
  }
}

export type PageJoints = ReturnType<typeof createPageJoints>
