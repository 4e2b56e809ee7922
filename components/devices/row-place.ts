import type { CSSProperties } from 'react'

/** The place of a row is told by its index alone, so that the server's rows stand where the browser's will. */
export const rowPlace = {
  className: 'absolute inset-x-0 top-[calc(var(--header-height)+var(--row-height)*var(--index))] h-(--row-height)',
  style: (index: number) => ({ '--index': index }) as CSSProperties,
}
