import { type ColumnId, DEVICE_COLUMNS, type DeviceColumn } from '@/lib/domain/device-columns'

const byId = new Map<string, DeviceColumn>(DEVICE_COLUMNS.map(column => [column.id, column]))

export const USUAL_COLUMNS: readonly ColumnId[] = DEVICE_COLUMNS.filter(column => column.shown).map(({ id }) => id)

/**
 * Reads `?columns=name,ring`: which columns are shown, in their order. The name is always there and always first, what
 * we do not know is not, and nothing means the usual ones.
 */
export function toShownColumns(text: string | null): readonly ColumnId[] {
  if (!text) return USUAL_COLUMNS
  const known = text.split(',').flatMap(id => byId.get(id)?.id ?? [])
  return [...new Set<ColumnId>(['name', ...known])]
}

/** The text for the address; `null` for the usual columns, which need no saying. */
export function toColumnsText(shown: readonly ColumnId[]): string | null {
  return shown.join() === USUAL_COLUMNS.join() ? null : shown.join()
}

/** Shows a column, after the others, or hides it. The name stays. */
export function toggleColumn(shown: readonly ColumnId[], id: ColumnId): readonly ColumnId[] {
  if (id === 'name') return shown
  return shown.includes(id) ? shown.filter(other => other !== id) : [...shown, id]
}

/** Shows a column beside the name, where it is in sight however many there are. */
export function showBesideName(shown: readonly ColumnId[], id: ColumnId): readonly ColumnId[] {
  return ['name', id, ...shown.filter(other => other !== 'name' && other !== id)]
}

/** Puts a column in another's place, or so many places on; the name keeps its own, the first. */
export function moveColumn(shown: readonly ColumnId[], id: ColumnId, to: ColumnId | number): readonly ColumnId[] {
  const from = shown.indexOf(id)
  const place = typeof to === 'number' ? from + to : shown.indexOf(to)
  if (from < 1 || place < 0) return shown
  const others = shown.filter(other => other !== id)
  others.splice(Math.max(1, Math.min(place, others.length)), 0, id)
  return others
}

export function columnOf(id: ColumnId): DeviceColumn {
  const column = byId.get(id)
  if (!column) throw new RangeError(`There is no column ${id}`)
  return column
}
