import type { ChangeQuery } from '@/lib/domain/change-query'
import { searchTerms } from '@/lib/domain/device-query'
import { holdsAll } from '@/lib/domain/device-search'
import { type Fleet, placeOf } from './fleet'
import { filterTests, findPlaces, maskOf, passes, passingMask } from './match'
import type { Moment } from './moment'
import type { PastDevices } from './past-devices'

/** Devices of the fleet and of its past, known by their ids. */
export type DeviceSelection = { size: number; has: (id: string) => boolean; ids: () => string[] }

type Terms = Pick<ChangeQuery, 'search' | 'ring' | 'model' | 'deviceId'>

/** Whether a query is about some devices only. */
export function isAboutDevices({ search, ring, model, deviceId }: Terms): boolean {
  return search !== '' || ring.length > 0 || model.length > 0 || deviceId !== null
}

/** The devices a query is about, as they are now or, those that are gone, as they were last. */
export function selectDevices(fleet: Fleet, moment: Moment, past: PastDevices, query: Terms): DeviceSelection {
  const gone = selectPast(fleet, past, query)
  const present = selectPresent(fleet, moment, past, query)
  let size = gone.size
  for (const isWanted of present) size += isWanted
  const has = (id: string) => gone.has(id) || present[placeOf(fleet, id)] === 1
  const { deviceId } = query
  if (deviceId !== null) {
    const ids = has(deviceId) || !isAboutDevices({ ...query, deviceId: null }) ? [deviceId] : []
    return { size: ids.length, has: id => ids.includes(id), ids: () => ids }
  }
  return {
    size,
    has,
    ids: () => [...fleet.devices.filter((_, place) => present[place] === 1).map(({ id }) => id), ...gone],
  }
}

/** By place, 1 for a device of the fleet that is meant: found by what it is, or by what it was called. */
function selectPresent(fleet: Fleet, moment: Moment, { texts }: PastDevices, query: Terms): Uint8Array {
  const { search, ring, model } = query
  const tests = filterTests(fleet, moment, { ring, model })
  const found = findPlaces(fleet, { search, set: null }, tests)
  const isWanted = found ? maskOf(fleet, found) : passingMask(fleet, tests)
  const terms = searchTerms(search)
  if (terms.length === 0) return isWanted
  for (const [id, text] of texts) {
    const place = placeOf(fleet, id)
    if (place < 0 || isWanted[place] === 1 || !passes(tests, place)) continue
    if (holdsAll(`${fleet.texts[place]}${text}`, terms)) isWanted[place] = 1
  }
  return isWanted
}

function selectPast(fleet: Fleet, { removed, texts }: PastDevices, { search, ring, model }: Terms): Set<string> {
  const terms = searchTerms(search)
  const isWanted = (value: string, wanted: readonly string[]) => wanted.length === 0 || wanted.includes(value)
  const found = removed.filter(
    device =>
      isWanted(device.ring, ring) &&
      isWanted(device.model, model) &&
      holdsAll(texts.get(device.id) ?? '', terms) &&
      // One that has just returned counts as what it is now.
      placeOf(fleet, device.id) < 0,
  )
  return new Set(found.map(({ id }) => id))
}
