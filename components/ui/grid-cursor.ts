/** Where the keyboard is in the grid: a row, and a cell in it by its place, or -1 for the row as a whole. */
export type GridCursor = { index: number; place: number }

/** Rows and shown columns of the grid, and how many rows fit the window. */
export type GridSize = { rows: number; columns: number; page: number }

/** Where a key leads; `null` for a key that leads nowhere. The end is the end of what is loaded. */
export function moveCursor(cursor: GridCursor, key: string, size: GridSize, ctrl = false): GridCursor | null {
  const to = MOVES.get(key)?.(cursor, size, ctrl)
  if (!to) return null
  return { index: clamp(to.index, 0, size.rows - 1), place: clamp(to.place, -1, size.columns - 1) }
}

const MOVES = new Map<string, (cursor: GridCursor, size: GridSize, ctrl: boolean) => GridCursor>(
  Object.entries({
    ArrowDown: ({ index, place }) => ({ index: index + 1, place }),
    ArrowUp: ({ index, place }) => ({ index: index - 1, place }),
    PageDown: ({ index, place }, { page }) => ({ index: index + page, place }),
    PageUp: ({ index, place }, { page }) => ({ index: index - page, place }),
    ArrowRight: ({ index, place }) => ({ index, place: place + 1 }),
    ArrowLeft: ({ index, place }) => ({ index, place: place - 1 }),
    // In a cell, Home and End stay in the row; with Ctrl, and on a row, they go to the ends of the list.
    Home: ({ index, place }, _size, ctrl) => (place >= 0 && !ctrl ? { index, place: 0 } : { index: 0, place }),
    End: ({ index, place }, { rows, columns }, ctrl) =>
      place >= 0 && !ctrl ? { index, place: columns - 1 } : { index: rows - 1, place },
  }),
)

function clamp(number: number, least: number, most: number): number {
  return Math.max(least, Math.min(number, most))
}
