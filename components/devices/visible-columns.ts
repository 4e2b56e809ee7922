import { DEVICE_COLUMNS } from '@/lib/domain/device-columns'

/** Which columns are shown, by id, as TanStack Table wants it. */
export type ColumnVisibility = Record<string, boolean>

const usual = DEVICE_COLUMNS.filter(column => column.shown).map(column => column.id)

/** Reads `?columns=name,ring`. The name is always there, what we do not know is not, and nothing means the usual ones. */
export function toColumnVisibility(text: string | null): ColumnVisibility {
  const chosen = new Set<string>(text ? ['name', ...text.split(',')] : usual)
  return Object.fromEntries(DEVICE_COLUMNS.map(column => [column.id, chosen.has(column.id)]))
}

/** The text for the address; `null` where the usual columns are shown, which need no saying. */
export function toColumnsText(visibility: ColumnVisibility): string | null {
  const chosen = DEVICE_COLUMNS.filter(column => visibility[column.id]).map(column => column.id)
  return chosen.join() === usual.join() ? null : chosen.join()
}
