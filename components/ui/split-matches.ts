export type TextPart = { text: string; match: boolean }

/** Cuts a text at every place where the search stands in it, ignoring case, as the service's own search does. */
export function splitMatches(text: string, search: string): TextPart[] {
  const wanted = search.trim().toLowerCase()
  // Lower-casing can change a text's length (İ), and then its positions no longer fit: leave such a text whole.
  const lower = text.toLowerCase()
  if (!wanted || lower.length !== text.length) return [{ text, match: false }]
  const parts: TextPart[] = []
  let from = 0
  for (let at = lower.indexOf(wanted); at !== -1; at = lower.indexOf(wanted, from)) {
    if (at > from) parts.push({ text: text.slice(from, at), match: false })
    from = at + wanted.length
    parts.push({ text: text.slice(at, from), match: true })
  }
  if (from < text.length || parts.length === 0) parts.push({ text: text.slice(from), match: false })
  return parts
}
