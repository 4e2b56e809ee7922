import type { Readable, Writable } from 'node:stream'
import { stripVTControlCharacters } from 'node:util'

/** Passes a server's output on so that each line is one JSON object, also those the framework prints as plain text. */
export function forwardLogLines(from: Readable, to: Writable, level: 'info' | 'error'): void {
  let rest = ''
  const pass = (lines: string[]) => {
    const now = new Date()
    const entries = lines.flatMap(line => toLogLine(line, level, now) ?? [])
    // One write for all that came at once: under load a line costs more to write than to read.
    if (entries.length > 0) to.write(`${entries.join('\n')}\n`)
  }
  from.setEncoding('utf8').on('data', (chunk: string) => {
    const lines = (rest + chunk).split(/\r?\n/)
    rest = lines.pop() ?? ''
    pass(lines)
  })
  from.on('end', () => pass([rest]))
}

/** The line itself when it is a JSON object, else one made of its text; undefined for a blank line. */
export function toLogLine(line: string, level: 'info' | 'error', now: Date): string | undefined {
  if (line.startsWith('{') && isJson(line)) return line
  const msg = stripVTControlCharacters(line).trim()
  return msg ? JSON.stringify({ level, time: now.toISOString(), msg }) : undefined
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}
