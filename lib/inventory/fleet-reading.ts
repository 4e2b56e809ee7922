import type { Device } from '@/lib/domain/device'
import { findCurrentRevisions } from '@/lib/domain/quality-updates'
import { toWindowsVersion, type WindowsVersion } from '@/lib/domain/windows'
import { type DeviceActivity, inOrder, packActivity } from './activity'
import { type StorableDevice, toStorable } from './stored-device'
import type { StoredFleet } from './stored-fleet'

/** A device that has not synced for longer says nothing about which update is current. */
const SYNCING_MS = 5 * 86_400_000

/**
 * Collects a listing against what is stored: of every device what a snapshot needs, and the rest only of those that
 * changed. A device that is named again counts as it was named last.
 */
export function createFleetReading(stored: StoredFleet) {
  const seen = createSeenDevices(stored)
  const changed = new Map<string, StorableDevice>()
  /** Those taken that had no row. */
  const added = new Set<string>()
  let taken = 0

  return {
    add(devices: Iterable<Device>): void {
      for (const listed of devices) {
        const storable = toStorable(listed)
        const { place, isAgain } = seen.note(storable.device)
        if (stored.hashes[place] !== storable.hash) changed.set(storable.device.id, storable)
        else if (isAgain) changed.delete(storable.device.id)
      }
    },

    size: seen.size,

    /** Devices without a row that have not been taken yet. */
    takeNew(): StorableDevice[] {
      const some = [...changed.values()].filter(({ device: { id } }) => !stored.places.has(id) && !added.has(id))
      for (const { device } of some) {
        added.add(device.id)
        changed.delete(device.id)
      }
      taken += some.length
      return some
    },

    /** New devices and those whose row differs, of those that have not been taken yet. */
    takeChanged(): StorableDevice[] {
      const some = [...changed.values()]
      changed.clear()
      taken += some.length
      return some
    },

    /** How many have been taken so far. */
    taken: () => taken,

    /** The ids of stored devices that were not named. */
    missing: (): string[] => [...seen.missing()],

    /** @param kept devices that stay although they were not named, with what was known of them */
    packActivity(kept: ReadonlyMap<string, DeviceActivity>): Buffer {
      const ids = inOrder([...seen.ids(), ...kept.keys()])
      return packActivity(ids.length, place => {
        const id = ids[place] ?? ''
        return kept.get(id) ?? seen.activityOf(id)
      })
    },

    /** The Windows revisions that a good share of the fleet has. @param at milliseconds */
    currentRevisions: (at: number) => findCurrentRevisions(seen.versionsSince(at - SYNCING_MS)),
  }
}

export type FleetReading = ReturnType<typeof createFleetReading>

/**
 * What a reading keeps of every device, in columns: as many objects would be moved about by each garbage collection. A
 * device that is stored stands where it stands there, so that it is looked up once; the others come after them.
 */
function createSeenDevices({ places: stored, hashes }: StoredFleet) {
  const storedPlaces = hashes.length
  const others = new Map<string, number>()
  const isSeen = new Array<boolean>(storedPlaces).fill(false)
  const lastSyncAt = new Array<number>(storedPlaces).fill(Number.NaN)
  const ageInMonths = new Array<number>(storedPlaces).fill(Number.NaN)
  const versionCodes = new Array<number>(storedPlaces).fill(-1)
  const versions: (WindowsVersion | null)[] = []
  const codes = new Map<string | null, number>()
  let size = 0

  function placeFor(id: string): number {
    const known = stored.get(id) ?? others.get(id)
    if (known !== undefined) return known
    const place = storedPlaces + others.size
    others.set(id, place)
    return place
  }

  function codeOf(osVersion: string | null): number {
    const known = codes.get(osVersion)
    if (known !== undefined) return known
    codes.set(osVersion, versions.length)
    return versions.push(toWindowsVersion(osVersion)) - 1
  }

  /** The stored ones that were named, or that were not. */
  function* storedThat(areSeen: boolean): Generator<string> {
    for (const [id, place] of stored) if (isSeen[place] === areSeen) yield id
  }

  return {
    size: () => size,

    /** Notes what a device is now. @returns its place, and whether it was noted before */
    note(device: Device): { place: number; isAgain: boolean } {
      const place = placeFor(device.id)
      const isAgain = isSeen[place] === true
      if (!isAgain) size += 1
      isSeen[place] = true
      lastSyncAt[place] = device.lastSyncAt === null ? Number.NaN : Date.parse(device.lastSyncAt)
      ageInMonths[place] = device.ageInMonths ?? Number.NaN
      versionCodes[place] = codeOf(device.osVersion)
      return { place, isAgain }
    },

    *ids(): Generator<string> {
      yield* storedThat(true)
      yield* others.keys()
    },

    missing: () => storedThat(false),

    activityOf(id: string): DeviceActivity {
      const place = stored.get(id) ?? others.get(id) ?? -1
      return { lastSyncAt: lastSyncAt[place] ?? Number.NaN, ageInMonths: ageInMonths[place] ?? Number.NaN }
    },

    /** The version of each device that has synced since a time. */
    versionsSince(milliseconds: number): WindowsVersion[] {
      const found: WindowsVersion[] = []
      for (let place = 0; place < versionCodes.length; place += 1) {
        const version = versions[versionCodes[place] ?? -1]
        if (version && (lastSyncAt[place] ?? Number.NaN) >= milliseconds) found.push(version)
      }
      return found
    },
  }
}
