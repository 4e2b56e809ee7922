import type { Device } from '@/lib/domain/device'
import { isSetUp } from '@/lib/domain/device-facts'
import type { Snapshot } from '@/lib/domain/inventory'
import { type CurrentRevision, updateDueAt } from '@/lib/domain/quality-updates'
import { servicingEndsAt, toWindowsVersion } from '@/lib/domain/windows'
import { type Activity, compareIds } from './activity'
import { codeWords, type WordColumn } from './word-column'

/** A device without what moves at every sync; that stands in the fleet's `activity`. */
export type FleetDevice = Omit<Device, 'lastSyncAt' | 'ageInMonths'>

/** The fields of few values, which the fleet is filtered, counted and sorted by. */
export const WORD_FIELDS = [
  'compliance',
  'ring',
  'osVersion',
  'osRelease',
  'osBuild',
  'osEdition',
  'profile',
  'profileAssignment',
  'manufacturer',
  'model',
  'planType',
  'managementAgent',
] as const

export type WordField = (typeof WORD_FIELDS)[number]

/**
 * One snapshot of a fleet, in memory and never changed: devices in the order of their ids (a device is known by its place
 * in it), and beside them the columns that questions run over.
 */
export type Fleet = {
  snapshot: Snapshot
  devices: readonly FleetDevice[]
  activity: Activity
  words: Record<WordField, WordColumn>
  /** What a search looks into: the fields, lower-case, one a line (see SEARCHED_FIELDS). */
  texts: readonly string[]
  /** What the fleet tells about which updates are current. */
  revisions: readonly CurrentRevision[]
  /** When each device should have had the update it lacks, and when servicing of its build ends; NaN where unknown. */
  updateDueAt: Float64Array
  servicingEndsAt: Float64Array
  /** 1 for a device that was set up. */
  isSetUp: Uint8Array
  /** Orders of the fleet that have been asked for, by field and direction; filled by order.ts. */
  orders: Map<string, Uint32Array>
}

/** In which fields a search and a lookup find a device, in the order of the lines of `Fleet.texts`. */
export const SEARCHED_FIELDS = [
  'id',
  'name',
  'serialNumber',
  'userUpn',
  'userEmail',
  'assignedUser',
  'model',
  'manufacturer',
  'intuneId',
  'globalDeviceId',
] as const satisfies readonly (keyof FleetDevice)[]

/** What a snapshot says beside its devices. */
export type SnapshotFacts = { snapshot: Snapshot; activity: Activity; revisions: readonly CurrentRevision[] }

/**
 * Makes the columns of a snapshot.
 * @param devices in the order of their ids, as `activity` is
 */
export function createFleet(devices: readonly FleetDevice[], facts: SnapshotFacts, before?: Fleet): Fleet {
  const words = Object.fromEntries(
    WORD_FIELDS.map(field => [field, codeWords(devices.map(device => device[field]))]),
    // fromEntries forgets the keys it was given.
  ) as Record<WordField, WordColumn>
  return {
    ...facts,
    devices,
    words,
    texts: devices.map((device, index) => {
      const place = before && before.devices[index] === device ? before.texts[index] : undefined
      return place ?? toSearchText(device)
    }),
    ...datesOf(devices, words, facts.revisions),
    isSetUp: Uint8Array.from(devices, device => (isSetUp(device) ? 1 : 0)),
    orders: new Map(),
  }
}

function toSearchText(device: FleetDevice): string {
  return SEARCHED_FIELDS.map(field => (device[field] ?? '').replaceAll('\n', ' '))
    .join('\n')
    .toLowerCase()
}

/** The dates depend on a device's version, edition and ring alone, so each combination is looked up once. */
function datesOf(devices: readonly FleetDevice[], words: Fleet['words'], revisions: readonly CurrentRevision[]) {
  const due = new Float64Array(devices.length)
  const ends = new Float64Array(devices.length)
  const { osVersion, osEdition, ring } = words
  const known = new Map<number, { due: number; ends: number }>()
  for (const [index, device] of devices.entries()) {
    const combination =
      ((osVersion.codes[index] ?? 0) * osEdition.words.length + (osEdition.codes[index] ?? 0)) * ring.words.length +
      (ring.codes[index] ?? 0)
    let dates = known.get(combination)
    if (!dates) {
      const version = toWindowsVersion(device.osVersion)
      dates = {
        due: (version && updateDueAt(version, device.ring, revisions)) ?? Number.NaN,
        ends: (version && servicingEndsAt(version.build, device.osEdition)) ?? Number.NaN,
      }
      known.set(combination, dates)
    }
    due[index] = dates.due
    ends[index] = dates.ends
  }
  return { updateDueAt: due, servicingEndsAt: ends }
}

/** What became of a fleet since a snapshot: rows that are new or changed, and ids that are gone. */
export type FleetDelta = { changed: readonly FleetDevice[]; removed: ReadonlySet<string> }

/** The fleet's devices after a delta, in the order of their ids. */
export function applyDelta(devices: readonly FleetDevice[], { changed, removed }: FleetDelta): FleetDevice[] {
  const newer = new Map(changed.map(device => [device.id, device]))
  const kept = devices.flatMap(device => {
    const replacement = newer.get(device.id)
    newer.delete(device.id)
    return replacement ?? (removed.has(device.id) ? [] : device)
  })
  if (newer.size === 0) return kept
  return [...kept, ...newer.values()].sort((a, b) => compareIds(a.id, b.id))
}

/** Where in the fleet a device is; -1 for an id that it does not have. */
export function placeOf(fleet: Fleet, id: string): number {
  let low = 0
  let high = fleet.devices.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (compareIds(fleet.devices[middle]?.id ?? '', id) < 0) low = middle + 1
    else high = middle
  }
  return fleet.devices[low]?.id === id ? low : -1
}
