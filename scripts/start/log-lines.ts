import { createInterface } from 'node:readline'
import type { Readable, Writable } from 'node:stream'
import { stripVTControlCharacters } from 'node:util'

/** Passes a server's output on so that each line is one JSON object, also those the framework prints as plain text. */
export function forwardLogLines(from: Readable, to: Writable, level: 'info' | 'error'): void {
  createInterface({ input: from, crlfDelay: Number.POSITIVE_INFINITY }).on('line', line => {
    const entry = toLogLine(line, level, new Date())
    if (entry) to.write(`${entry}\n`)
  })
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
