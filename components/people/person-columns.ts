/** In pixels; what is left over is shared by `grow`. Together they fit a window of 1440 pixels. */
export const PERSON_COLUMNS = [
  { id: 'name', label: 'Name', width: 152, grow: 3 },
  { id: 'upn', label: 'User principal name', width: 212, grow: 4 },
  { id: 'email', label: 'Email', width: 196, grow: 3 },
  { id: 'count', label: 'Devices', width: 72, grow: 0 },
  { id: 'device', label: 'Device', width: 180, grow: 4 },
  { id: 'ring', label: 'Ring', width: 92, grow: 0 },
  { id: 'lastSyncAt', label: 'Last sync', width: 124, grow: 0 },
] as const

/** The tracks of every row as CSS, and the least width at which they fit. */
export const PERSON_TRACKS = {
  template: PERSON_COLUMNS.map(({ width, grow }) => (grow ? `minmax(${width}px, ${grow}fr)` : `${width}px`)).join(' '),
  minWidth: PERSON_COLUMNS.reduce((sum, { width }) => sum + width, 0),
}
