export type TextPart = { text: string; match: boolean }

/** What is marked: one text as the service's own search takes it, or words each looked for, as the inventory's does. */
export type Sought = string | readonly string[]

/** Cuts a text at every place where what was searched for stands in it, ignoring case. */
export function splitMatches(text: string, sought: Sought): TextPart[] {
  const terms = [sought].flat().map(term => term.trim().toLowerCase())
  // Lower-casing can change a text's length (İ), and then its positions no longer fit: leave such a text whole.
  const lower = text.toLowerCase()
  const found = lower.length === text.length ? terms.flatMap(term => placesOf(term, lower)) : []
  found.sort((a, b) => a.from - b.from)
  const parts: TextPart[] = []
  let done = 0
  for (const { from, to } of found) {
    if (to <= done) continue
    if (from > done) parts.push({ text: text.slice(done, from), match: false })
    const piece = text.slice(Math.max(from, done), to)
    const last = parts.at(-1)
    // Words that overlap are one mark.
    if (last?.match && from < done) last.text += piece
    else parts.push({ text: piece, match: true })
    done = to
  }
  if (done < text.length || parts.length === 0) parts.push({ text: text.slice(done), match: false })
  return parts
}

function placesOf(term: string, text: string): { from: number; to: number }[] {
  if (!term) return []
  const places = []
  for (let from = text.indexOf(term); from !== -1; from = text.indexOf(term, from + term.length)) {
    places.push({ from, to: from + term.length })
  }
  return places
}
