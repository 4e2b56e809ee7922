import { timingSafeEqual } from 'node:crypto'

/** Whether two secrets are the same, told in a time that says nothing about them. Nothing is the same as an empty one. */
export function isSameText(expected: string, given: string): boolean {
  const [a, b] = [Buffer.from(expected), Buffer.from(given)]
  return a.length > 0 && a.length === b.length && timingSafeEqual(a, b)
}
