/** What a spreadsheet would take for a formula, were it the start of a cell. */
const FORMULA = /^[=+\-@\t\r]/
/** Most cells need nothing done, which one look tells. */
const NEEDS_CARE = /^[=+\-@\t]|["\n\r,]/

/**
 * A value as a cell of a CSV file (RFC 4180). One that a spreadsheet would run as a formula gets an apostrophe in front,
 * which shows that it is text.
 */
export function toCsvCell(value: string | number | null): string {
  if (value === null) return ''
  if (typeof value === 'number') return String(value)
  if (!NEEDS_CARE.test(value)) return value
  const text = FORMULA.test(value) ? `'${value}` : value
  return /["\n\r,]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

export function toCsvLine(values: readonly (string | number | null)[]): string {
  return `${values.map(toCsvCell).join(',')}\r\n`
}
