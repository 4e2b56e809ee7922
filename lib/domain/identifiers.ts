/** The most identifiers one lookup takes, and the most characters of one. */
export const MOST_IDENTIFIERS = 5_000
export const LONGEST_IDENTIFIER = 300

/** What a pasted text holds: each identifier once, in its order. */
export type ParsedIdentifiers = {
  identifiers: string[]
  /** How many stood there once more, ignoring case. */
  repeated: number
  /** How many were left out, because a lookup takes no more. */
  beyond: number
}

/** Without these, blanks are what separates; with them, a blank is part of a name. */
const SEPARATOR = /[\n\r\t,;]/
/** What spreadsheets and mails put around and into texts without anybody seeing it. */
const INVISIBLE = /[\u200B-\u200D\u2060\uFEFF\u00AD]/g

/**
 * Takes names, serial numbers, ids or UPNs out of a text pasted from anywhere: a column of a spreadsheet, a list in a mail,
 * lines of CSV. A text in double quotes is one identifier, whatever stands in it.
 */
export function parseIdentifiers(text: string): ParsedIdentifiers {
  const seen = new Set<string>()
  const identifiers: string[] = []
  let repeated = 0
  for (const identifier of split(text.replaceAll(INVISIBLE, ''))) {
    const key = identifier.toLowerCase()
    if (seen.has(key)) repeated += 1
    else if (key) identifiers.push(identifier)
    seen.add(key)
  }
  return {
    identifiers: identifiers.slice(0, MOST_IDENTIFIERS),
    repeated,
    beyond: Math.max(0, identifiers.length - MOST_IDENTIFIERS),
  }
}

function* split(text: string): Generator<string> {
  const unquoted = text.replaceAll(/"(?:[^"]|"")*"/g, '')
  const part = SEPARATOR.test(unquoted.trim()) ? /"((?:[^"]|"")*)"|[^\n\r\t,;]+/g : /"((?:[^"]|"")*)"|\S+/g
  for (const [whole, quoted] of text.matchAll(part)) {
    const identifier = quoted === undefined ? stripQuotes(whole.trim()) : quoted.replaceAll('""', '"').trim()
    if (identifier) yield identifier
  }
}

/** Quotes of other kinds around the whole of it, or one that lost its partner. */
function stripQuotes(text: string): string {
  return text
    .replace(/^(['‘’“”„`])(.*)['‘’“”`]$/s, '$2')
    .replaceAll(/^"|"$/g, '')
    .trim()
}
