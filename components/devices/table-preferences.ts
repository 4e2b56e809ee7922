import { type ColumnId, DEVICE_COLUMNS } from '@/lib/domain/device-columns'

export const DENSITIES = ['compact', 'comfortable'] as const
export type Density = (typeof DENSITIES)[number]

export type Widths = Partial<Record<ColumnId, number>>

/** How a person likes their table: what is theirs, where the address holds what can be shared. */
export type TablePreferences = {
  density: Density
  /** Whether the filters stand beside the table. */
  filters: boolean
  /** In pixels, of the columns that were given a width. */
  widths: Widths
}

/** A cookie, so that the server renders the first HTML as the browser will. */
export const PREFERENCES_COOKIE = 'device-table'

export const LEAST_WIDTH = 56
export const MOST_WIDTH = 640

/** Reads the cookie's value; what cannot be read is as usual. */
export function toTablePreferences(text: string | undefined): TablePreferences {
  const values = new URLSearchParams(text ?? '')
  const widths = DEVICE_COLUMNS.flatMap(({ id }) => {
    const width = Number(values.get(id) ?? Number.NaN)
    return Number.isFinite(width) ? [[id, toWidth(width)] as const] : []
  })
  return {
    density: DENSITIES.find(density => density === values.get('density')) ?? 'compact',
    filters: values.get('filters') !== 'closed',
    widths: Object.fromEntries(widths),
  }
}

export function toPreferencesText({ density, filters, widths }: TablePreferences): string {
  const values = new URLSearchParams()
  if (density !== 'compact') values.set('density', density)
  if (!filters) values.set('filters', 'closed')
  for (const [id, width] of Object.entries(widths)) values.set(id, String(width))
  return values.toString()
}

export function toWidth(width: number): number {
  return Math.round(Math.max(LEAST_WIDTH, Math.min(width, MOST_WIDTH)))
}
