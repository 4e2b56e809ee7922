import type { Device } from '@/lib/domain/device'
import { isSetUp } from '@/lib/domain/device-facts'
import type { DeviceSort } from '@/lib/domain/device-query'
import { toSearchText } from '@/lib/domain/device-search'
import { hardwareAgeCode } from '@/lib/domain/hardware-age'
import type { Snapshot } from '@/lib/domain/inventory'
import { type CurrentRevision, updateDueAt, updatedSince } from '@/lib/domain/quality-updates'
import { servicingEndsAt, toWindowsVersion } from '@/lib/domain/windows'
import { type Activity, compareIds } from './activity'
import { inheritOrders } from './order'
import { NEW, originsOf } from './origins'
import { copySigns, makeSigns, signText, type TextSigns } from './text-signs'
import { inSteps } from './turns'
import { codeWords, type WordColumn } from './word-column'
import { WORD_FIELDS, type WordField } from './word-fields'

/** A device without what moves at every sync; that stands in the fleet's `activity`. */
export type FleetDevice = Omit<Device, 'lastSyncAt' | 'ageInMonths'>

/**
 * One snapshot of a fleet, in memory and never changed: devices in the order of their ids (a device is known by its place
 * in it), and beside them the columns that questions run over.
 */
export type Fleet = {
  snapshot: Snapshot
  devices: readonly FleetDevice[]
  activity: Activity
  words: Record<WordField, WordColumn>
  /** What a search looks into: the fields of SEARCHED_FIELDS, lower-case, with FIELD_END between them. */
  texts: readonly string[]
  /** What each of these is made of. */
  signs: TextSigns
  /** What the fleet tells about which updates are current. */
  revisions: readonly CurrentRevision[]
  /** When each device should have had the update it lacks, when the newest one it has became current, and when servicing
   * of its build ends; NaN where unknown. */
  updateDueAt: Float64Array
  updatedSince: Float64Array
  servicingEndsAt: Float64Array
  /** The number, among HARDWARE_AGES, of each device's age. */
  hardwareAge: Uint8Array
  /** 1 for a device that was set up, and for one that has a user. */
  isSetUp: Uint8Array
  hasPerson: Uint8Array
  /** Orders of the fleet that have been asked for, as places; filled by order.ts, which makes the keys. */
  orders: Map<string, { sort: DeviceSort; places: Uint32Array }>
  /** The places of kept lookups that have been asked for, by their ids; filled by device-sets.ts. */
  sets: Map<string, Uint32Array>
}

/** What a snapshot says beside its devices. */
export type SnapshotFacts = { snapshot: Snapshot; activity: Activity; revisions: readonly CurrentRevision[] }

/**
 * Makes the columns of a snapshot, some places at a step.
 * @param devices in the order of their ids, as `activity` is
 * @param before the snapshot before, of which unchanged devices keep what was worked out for them
 */
export function* buildFleet(
  devices: readonly FleetDevice[],
  facts: SnapshotFacts,
  before?: Fleet,
): Generator<void, Fleet> {
  const origins = yield* originsOf(before?.devices ?? [], devices)
  const coded: [WordField, WordColumn][] = []
  for (const field of WORD_FIELDS) {
    coded.push([field, yield* codeWords(devices, field, before && { column: before.words[field], origins })])
  }
  // fromEntries forgets the keys it was given.
  const words = Object.fromEntries(coded) as Record<WordField, WordColumn>
  const dates = yield* datesOf(devices, words, facts.revisions)
  const hardwareAge = new Uint8Array(devices.length)
  const setUp = new Uint8Array(devices.length)
  const hasPerson = new Uint8Array(devices.length)
  const texts: string[] = []
  const signs = makeSigns(devices.length)
  // Plain loops, here and elsewhere: `from` and `map` with a function take several times as long, and so does a place that is not there.
  yield* inSteps(devices.length, (from, to) => {
    for (let place = from; place < to; place += 1) {
      hardwareAge[place] = hardwareAgeCode(facts.activity.ageInMonths[place] ?? Number.NaN)
      const origin = origins[place] ?? NEW
      const device = devices[place]
      if (before && origin !== NEW) {
        setUp[place] = before.isSetUp[origin] ?? 0
        hasPerson[place] = before.hasPerson[origin] ?? 0
        texts.push(before.texts[origin] ?? '')
        copySigns(signs, place, before.signs, origin)
      } else if (device) {
        const text = toSearchText(device)
        setUp[place] = Number(isSetUp(device))
        hasPerson[place] = Number(Boolean(device.userUpn))
        texts.push(text)
        signText(signs, place, text)
      }
    }
  })
  const columns = { words, isSetUp: setUp, hasPerson, hardwareAge, texts, signs, ...dates }
  const fleet: Fleet = { ...facts, devices, ...columns, orders: new Map(), sets: new Map() }
  if (before) yield* inheritOrders(fleet, before, origins)
  return fleet
}

/** The dates depend on a device's version, edition and ring alone, so each combination is looked up once. */
function* datesOf(devices: readonly FleetDevice[], words: Fleet['words'], revisions: readonly CurrentRevision[]) {
  const { osVersion, osEdition, ring } = words
  const dates = {
    updateDueAt: new Float64Array(devices.length),
    updatedSince: new Float64Array(devices.length),
    servicingEndsAt: new Float64Array(devices.length),
  }
  const known = new Map<number, { due: number; since: number; ends: number }>()
  yield* inSteps(devices.length, (from, to) => {
    for (let place = from; place < to; place += 1) {
      const version = osVersion.codes[place] ?? 0
      const edition = osEdition.codes[place] ?? 0
      const ringCode = ring.codes[place] ?? 0
      const combination = (version * osEdition.words.length + edition) * ring.words.length + ringCode
      let found = known.get(combination)
      if (!found) {
        const read = toWindowsVersion(osVersion.words[version] ?? null)
        found = {
          since: (read && updatedSince(read, revisions)) ?? Number.NaN,
          due: (read && updateDueAt(read, ring.words[ringCode] ?? '', revisions)) ?? Number.NaN,
          ends: (read && servicingEndsAt(read.build, osEdition.words[edition] ?? null)) ?? Number.NaN,
        }
        known.set(combination, found)
      }
      dates.updateDueAt[place] = found.due
      dates.updatedSince[place] = found.since
      dates.servicingEndsAt[place] = found.ends
    }
  })
  return dates
}

/** What became of a fleet since a snapshot: rows that are new or changed, and ids that are gone. */
export type FleetDelta = { changed: readonly FleetDevice[]; removed: ReadonlySet<string> }

/** The fleet's devices after a delta, in the order of their ids. */
export function* applyDelta(
  devices: readonly FleetDevice[],
  { changed, removed }: FleetDelta,
): Generator<void, FleetDevice[]> {
  const current = [...devices]
  const cuts: { place: number; added?: FleetDevice }[] = []
  for (const device of changed) {
    const place = firstFrom({ devices }, device.id)
    if (devices[place]?.id === device.id) current[place] = device
    else cuts.push({ place, added: device })
  }
  const returned = new Set(changed.map(({ id }) => id))
  for (const id of removed) {
    const place = placeOf({ devices }, id)
    if (place >= 0 && !returned.has(id)) cuts.push({ place })
  }
  if (cuts.length === 0) return current
  // New devices come before the one at their place, which may be one that is gone.
  cuts.sort((a, b) => a.place - b.place || compareAdded(a.added, b.added))
  yield
  const joined: FleetDevice[] = []
  let cut = 0
  yield* inSteps(current.length, (from, to) => {
    for (let place = from; place < to; place += 1) {
      let stays = true
      for (; cuts[cut]?.place === place; cut += 1) {
        const added = cuts[cut]?.added
        if (added) joined.push(added)
        else stays = false
      }
      const device = current[place]
      if (stays && device) joined.push(device)
    }
  })
  // What is left comes after the last of those that were there.
  for (const { added } of cuts.slice(cut)) if (added) joined.push(added)
  return joined
}

function compareAdded(a: FleetDevice | undefined, b: FleetDevice | undefined): number {
  return a && b ? compareIds(a.id, b.id) : Number(b !== undefined) - Number(a !== undefined)
}

/** Where in the fleet a device is; -1 for an id that it does not have. */
export function placeOf(fleet: Pick<Fleet, 'devices'>, id: string): number {
  const place = firstFrom(fleet, id)
  return fleet.devices[place]?.id === id ? place : -1
}

/** The place of the first device whose id is this one or comes after it. */
function firstFrom({ devices }: Pick<Fleet, 'devices'>, id: string): number {
  let low = 0
  let high = devices.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (compareIds(devices[middle]?.id ?? '', id) < 0) low = middle + 1
    else high = middle
  }
  return low
}
