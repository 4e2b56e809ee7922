import type { Device } from '@/lib/domain/device'
import { findCurrentRevisions } from '@/lib/domain/quality-updates'
import { toWindowsVersion, type WindowsVersion } from '@/lib/domain/windows'
import { type DeviceActivity, inOrder, NO_ACTIVITY, packActivity } from './activity'
import { type StorableDevice, toStorable } from './stored-device'

/** A device that has not synced for longer says nothing about which update is current. */
const SYNCING_MS = 5 * 86_400_000

/**
 * Collects a listing against what is stored: of every device what a snapshot needs, and the rest only of those that
 * changed. A device that is named again counts as it was named last.
 * @param stored the hash of each stored device's row, by its id
 */
export function createFleetReading(stored: ReadonlyMap<string, string>) {
  const seen = createActivityColumns()
  const changed = new Map<string, StorableDevice>()
  /** Those taken that had no row. */
  const added = new Set<string>()
  let taken = 0

  return {
    add(devices: readonly Device[]): void {
      for (const listed of devices) {
        const storable = toStorable(listed)
        const { id } = storable.device
        seen.note(storable.device)
        if (stored.get(id) === storable.hash) changed.delete(id)
        else changed.set(id, storable)
      }
    },

    size: () => seen.places.size,

    /** Devices without a row that have not been taken yet. */
    takeNew(): StorableDevice[] {
      const some = [...changed.values()].filter(({ device: { id } }) => !stored.has(id) && !added.has(id))
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
    missing: (): string[] => [...stored.keys()].filter(id => !seen.places.has(id)),

    /** @param kept devices that stay although they were not named, with what was known of them */
    packActivity(kept: ReadonlyMap<string, DeviceActivity>): Buffer {
      const ids = inOrder([...seen.places.keys(), ...kept.keys()])
      return packActivity(ids.length, place => {
        const id = ids[place] ?? ''
        return seen.activityOf(id) ?? kept.get(id) ?? NO_ACTIVITY
      })
    },

    /** The Windows revisions that a good share of the fleet has. @param at milliseconds */
    currentRevisions: (at: number) => findCurrentRevisions(seen.versionsSince(at - SYNCING_MS)),
  }
}

export type FleetReading = ReturnType<typeof createFleetReading>

/** What a reading keeps of every device, in columns: as many objects would be moved about by each garbage collection. */
function createActivityColumns() {
  const places = new Map<string, number>()
  const lastSyncAt: number[] = []
  const ageInMonths: number[] = []
  const versionCodes: number[] = []
  const versions: (WindowsVersion | null)[] = []
  const codes = new Map<string | null, number>()

  function codeOf(osVersion: string | null): number {
    const known = codes.get(osVersion)
    if (known !== undefined) return known
    codes.set(osVersion, versions.length)
    return versions.push(toWindowsVersion(osVersion)) - 1
  }

  return {
    /** Which place in the columns each device has, by its id. */
    places: places as ReadonlyMap<string, number>,

    note(device: Device): void {
      const place = places.get(device.id) ?? places.size
      places.set(device.id, place)
      lastSyncAt[place] = device.lastSyncAt === null ? Number.NaN : Date.parse(device.lastSyncAt)
      ageInMonths[place] = device.ageInMonths ?? Number.NaN
      versionCodes[place] = codeOf(device.osVersion)
    },

    activityOf(id: string): DeviceActivity | undefined {
      const place = places.get(id)
      if (place === undefined) return undefined
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
