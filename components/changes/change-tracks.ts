/** Time, device, what happened, and its values: as CSS, for every row. Together they fit a window of 700 pixels. */
export const CHANGE_TRACKS = '76px minmax(140px, 3fr) minmax(150px, 2fr) minmax(260px, 6fr)'

/** How high a row, a day's heading and a card are, in pixels. */
export const ROW = 36
export const DAY = 32
export const CARD = 60

/** The same as CSS, for the list and for its outline. */
export const CHANGE_HEIGHTS =
  '[--header-height:32px] [--line-height:32px] [--row-height:36px] max-sheet:[--row-height:60px]'
