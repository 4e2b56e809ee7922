import type { CSSProperties } from 'react'

/**
 * The place of a row is told by its index, so that the server's rows stand where the browser's will. A grid whose rows may
 * hold further lines says how high one is with `--line-height`; each row then tells how many it has, and how many are above.
 */
export const rowPlace = {
  className:
    'absolute inset-x-0 top-[calc(var(--header-height)+var(--row-height)*var(--index)+var(--line-height,0px)*var(--lines-above,0))] h-[calc(var(--row-height)+var(--line-height,0px)*var(--lines,0))]',
  style: (index: number, linesAbove = 0, lines = 0) =>
    ({ '--index': index, '--lines-above': linesAbove, '--lines': lines }) as CSSProperties,
}
