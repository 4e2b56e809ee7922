import type { ExportColumn } from '@/lib/domain/export-columns'
import { type ExportedDevice, fetchAllDevices } from '@/lib/queries/inventory'
import { isSelected, type Selection } from './selection'

/** The chosen devices that are in memory as a whole; `null` when some of them are not. */
export function knownSelection({ all, marked }: Selection): ExportedDevice[] | null {
  if (all !== null) return null
  const known = [...marked.values()].filter(device => device !== null)
  return known.length === marked.size ? known : null
}

/**
 * The chosen devices with these columns: from memory, or out of one reading of everything they may be among, in the
 * order of `sort` (as it stands in an address).
 */
export async function readSelection(
  selection: Selection,
  columns: readonly ExportColumn[],
  sort: string | null,
): Promise<ExportedDevice[]> {
  const known = knownSelection(selection)
  if (known) return known
  const view = new URLSearchParams(selection.all ?? '')
  if (sort) view.set('sort', sort)
  const devices = await fetchAllDevices(view.toString(), columns)
  return devices.filter(({ id }) => isSelected(selection, id))
}
