import type { InventoryDevice } from '@/lib/domain/inventory'

/** A chosen device as it was last seen; `null` where only its id is kept. */
export type Seen = InventoryDevice | null

/**
 * The chosen devices, by id: a choice outlives refreshes and the rows that are in memory. With `all`, everything is
 * chosen that matches it (search and filters, in canonical form) but what is marked; without, what is marked is.
 */
export type Selection = {
  all: string | null
  marked: ReadonlyMap<string, Seen>
  /** Where a range begins, and whether that row was chosen there or let go. */
  anchor: { view: string; index: number; chosen: boolean } | null
}

export const NO_SELECTION: Selection = { all: null, marked: new Map(), anchor: null }

export function isSelected({ all, marked }: Selection, id: string): boolean {
  return (all !== null) !== marked.has(id)
}

/** How many are chosen; `total` is how many match. */
export function countSelected({ all, marked }: Selection, total: number): number {
  return all === null ? marked.size : Math.max(0, total - marked.size)
}

/** Chooses a device, or lets it go; it becomes the start of the next range. */
export function toggleDevice(
  selection: Selection,
  device: InventoryDevice,
  at: { view: string; index: number },
): Selection {
  const chosen = !isSelected(selection, device.id)
  return { ...mark(selection, [[device.id, device]], chosen), anchor: { ...at, chosen } }
}

/** Chooses rows, or lets them go. */
export function mark(selection: Selection, rows: Iterable<readonly [string, Seen]>, chosen: boolean): Selection {
  const marked = new Map(selection.marked)
  for (const [id, device] of rows) {
    if (chosen === (selection.all === null)) marked.set(id, device)
    else marked.delete(id)
  }
  return { ...selection, marked }
}

/** Chooses everything that matches; when all of it is chosen already, lets all of it go. */
export function toggleAll(selection: Selection, all: string): Selection {
  return isAllSelected(selection) ? NO_SELECTION : { all, marked: new Map(), anchor: null }
}

export function isAllSelected({ all, marked }: Selection): boolean {
  return all !== null && marked.size === 0
}
