import type { Device } from '@/lib/domain/device'
import { findCurrentRevisions } from '@/lib/domain/quality-updates'
import { toWindowsVersion } from '@/lib/domain/windows'
import { compareIds, packActivity } from './activity'
import { type HashedDevice, toStorable } from './stored-device'

/** What moves with every sync, of one device. */
export type DeviceActivity = Pick<Device, 'lastSyncAt' | 'ageInMonths'>

/** A device that has not synced for longer says nothing about which update is current. */
const SYNCING_MS = 5 * 86_400_000

/**
 * Collects a listing against what is stored: of every device what a snapshot needs, and the rest only of those that
 * changed. A device that is named again counts as it was named last.
 * @param stored the hash of each stored device's row, by its id
 */
export function createFleetReading(stored: ReadonlyMap<string, string>) {
  const seen = new Map<string, DeviceActivity & Pick<Device, 'osVersion'>>()
  const changed = new Map<string, HashedDevice>()

  return {
    add(devices: readonly Device[]): void {
      for (const listed of devices) {
        const { device, hash } = toStorable(listed)
        const { id, lastSyncAt, ageInMonths, osVersion } = device
        seen.set(id, { lastSyncAt, ageInMonths, osVersion })
        if (stored.get(id) === hash) changed.delete(id)
        else changed.set(id, { device, hash })
      }
    },

    size: () => seen.size,

    /** New devices and those whose row differs. */
    changed: (): HashedDevice[] => [...changed.values()],

    /** The ids of stored devices that were not named. */
    missing: (): string[] => [...stored.keys()].filter(id => !seen.has(id)),

    /** @param kept devices that stay although they were not named, with what was known of them */
    packActivity(kept: Iterable<[id: string, activity: DeviceActivity]>): Buffer {
      const all: [id: string, activity: DeviceActivity][] = [...seen, ...kept]
      return packActivity(all.sort(([a], [b]) => compareIds(a, b)).map(([, activity]) => activity))
    },

    /** The Windows revisions that a good share of the fleet has. @param at milliseconds */
    currentRevisions(at: number): { build: number; revision: number }[] {
      const versions = [...seen.values()].flatMap(({ lastSyncAt, osVersion }) => {
        const isSyncing = lastSyncAt !== null && at - Date.parse(lastSyncAt) <= SYNCING_MS
        const version = isSyncing ? toWindowsVersion(osVersion) : null
        return version ? [version] : []
      })
      return findCurrentRevisions(versions)
    },
  }
}

export type FleetReading = ReturnType<typeof createFleetReading>
