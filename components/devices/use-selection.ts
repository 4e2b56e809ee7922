import { useRef, useState } from 'react'
import type { InventoryDevice } from '@/lib/domain/inventory'
import { readRows } from '@/lib/queries/inventory'
import { type Failure, toFailure } from '@/lib/queries/to-failure'
import { mark, NO_SELECTION, type Seen, type Selection, toggleAll, toggleDevice } from './selection'

/** Rows of one range that are kept whole, so that they are copied without being read again; of the others the id is. */
const MOST_KEPT = 2_000

/**
 * The chosen rows. `matching` is the search and the filters at hand: "all that match" lasts as long as they do.
 * `deviceAt` knows the rows that are in memory; those of a range that are not are read.
 */
export function useSelection(matching: string) {
  const [selection, setSelection] = useState(NO_SELECTION)
  const [reading, setReading] = useState<AbortController | null>(null)
  const [failure, setFailure] = useState<Failure | null>(null)
  const latest = useRef<AbortController | null>(null)
  if (selection.all !== null && selection.all !== matching) setSelection(NO_SELECTION)

  function choose(next: Selection) {
    latest.current?.abort()
    setReading(null)
    setFailure(null)
    setSelection(next)
  }

  /** Brings every row from the start of the range to this one to the state the start was brought to. */
  async function selectTo(place: Place, deviceAt: DeviceAt, from = selection) {
    const { anchor } = from
    if (!anchor || anchor.view !== place.view) return toggle(place, deviceAt)
    const [first, last] = [Math.min(anchor.index, place.index), Math.max(anchor.index, place.index)]
    const known = rowsIn(first, last, deviceAt)
    if (known) return choose(mark(from, known, anchor.chosen))

    choose(from)
    const controller = new AbortController()
    latest.current = controller
    setReading(controller)
    try {
      const rows: [string, Seen][] = []
      for await (const devices of readRows(place.view, first, last, controller.signal)) {
        for (const device of devices) rows.push([device.id, rows.length < MOST_KEPT ? device : null])
      }
      setSelection(current => mark(current, rows, anchor.chosen))
    } catch (error) {
      if (!controller.signal.aborted) setFailure(toFailure(error as Error)) // whatever is thrown here is an Error
    } finally {
      if (latest.current === controller) setReading(null)
    }
  }

  function toggle(place: Place, deviceAt: DeviceAt) {
    const device = deviceAt(place.index)
    if (device) choose(toggleDevice(selection, device, place))
  }

  return {
    selection,
    /** Whether there is anything to tell of it. */
    isShown: selection.all !== null || selection.marked.size > 0 || reading !== null || failure !== null,
    /** Whether the rows of a range are on their way. */
    reading: reading !== null,
    failure,
    toggle,
    selectTo,
    /** Chooses the row at `place` and all on to another. */
    extend(place: Place, to: number, deviceAt: DeviceAt) {
      const device = deviceAt(place.index)
      if (device) selectTo({ view: place.view, index: to }, deviceAt, toggleDevice(selection, device, place))
    },
    toggleAll: () => choose(toggleAll(selection, matching)),
    clear: () => choose(NO_SELECTION),
  }
}

type Place = { view: string; index: number }
type DeviceAt = (index: number) => InventoryDevice | undefined

/** The rows of a range, if all of them are in memory. */
function rowsIn(first: number, last: number, deviceAt: DeviceAt): [string, Seen][] | null {
  const rows: [string, Seen][] = []
  for (let index = first; index <= last; index += 1) {
    const device = deviceAt(index)
    if (!device) return null
    rows.push([device.id, device])
  }
  return rows
}

export type DeviceSelection = ReturnType<typeof useSelection>
