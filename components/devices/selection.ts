import type { Device } from '@/lib/domain/device'

/**
 * The chosen devices by id, each as it was last seen: a choice outlives the search that found it.
 * `anchor` is where a range with Shift begins.
 */
export type Selection = { devices: ReadonlyMap<string, Device>; anchor: string | null }

export const NO_SELECTION: Selection = { devices: new Map(), anchor: null }

/** Chooses a device, or lets it go; it becomes the start of the next range. */
export function toggleDevice(selection: Selection, device: Device): Selection {
  const devices = new Map(selection.devices)
  if (!devices.delete(device.id)) devices.set(device.id, device)
  return { devices, anchor: device.id }
}

/**
 * Brings every row from the anchor to this one to the anchor's own state, as a spreadsheet does.
 * Without an anchor among the rows it chooses this one alone.
 */
export function selectRange(selection: Selection, rows: readonly Device[], device: Device): Selection {
  const from = rows.findIndex(row => row.id === selection.anchor)
  const to = rows.findIndex(row => row.id === device.id)
  if (from === -1 || to === -1) return toggleDevice(selection, device)
  const devices = new Map(selection.devices)
  const choose = selection.anchor !== null && selection.devices.has(selection.anchor)
  for (const row of rows.slice(Math.min(from, to), Math.max(from, to) + 1)) {
    if (choose) devices.set(row.id, row)
    else devices.delete(row.id)
  }
  return { devices, anchor: selection.anchor }
}

/** Chooses every row given; when all of them are chosen already, lets all of them go. */
export function toggleAll(selection: Selection, rows: readonly Device[]): Selection {
  const devices = new Map(selection.devices)
  if (areAllSelected(selection, rows)) {
    for (const row of rows) devices.delete(row.id)
  } else {
    for (const row of rows) devices.set(row.id, row)
  }
  return { devices, anchor: null }
}

export function areAllSelected(selection: Selection, rows: readonly Device[]): boolean {
  return rows.length > 0 && selection.devices.size >= rows.length && rows.every(row => selection.devices.has(row.id))
}
