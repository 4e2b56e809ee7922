/** The look of a row that can have the keyboard. */
export const rowClass = [
  'border-line border-b bg-surface text-sm focus-visible:outline-none hover:bg-hover',
  // Laid over the row, because the cells that stick would cover an outline of its own.
  'focus-visible:after:pointer-events-none focus-visible:after:absolute focus-visible:after:inset-0 focus-visible:after:z-3 focus-visible:after:border-2 focus-visible:after:border-accent',
].join(' ')
