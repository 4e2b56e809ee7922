import type { Device } from '@/lib/domain/device'
import { findCurrentRevisions } from '@/lib/domain/quality-updates'
import { toWindowsVersion, type WindowsVersion } from '@/lib/domain/windows'
import { packActivity } from './activity'
import { type ChangedDevice, type HashedDevice, toStorable } from './stored-device'

/** What moves with every sync, of one device. */
export type DeviceActivity = Pick<Device, 'lastSyncAt' | 'ageInMonths'>

const NO_ACTIVITY: DeviceActivity = { lastSyncAt: null, ageInMonths: null }

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
  /** Those taken that had no row. */
  const taken = new Set<string>()
  let written = 0

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

    /** New devices and those whose row differs, of those that have not been taken yet. */
    takeChanged(): ChangedDevice[] {
      const some = [...changed].map(([id, { device, hash }]) => ({
        device,
        hash,
        isNew: !stored.has(id) && !taken.has(id),
      }))
      for (const { device, isNew } of some) if (isNew) taken.add(device.id)
      changed.clear()
      written += some.length
      return some
    },

    /** How many have been taken so far. */
    taken: () => written,

    /** The ids of stored devices that were not named. */
    missing: (): string[] => [...stored.keys()].filter(id => !seen.has(id)),

    /** @param kept devices that stay although they were not named, with what was known of them */
    packActivity(kept: ReadonlyMap<string, DeviceActivity>): Buffer {
      // Without a function of its own, sort compares by code units, as `compareIds` does, and takes a tenth of the time.
      const ids = [...seen.keys(), ...kept.keys()].sort()
      return packActivity(ids.map(id => seen.get(id) ?? kept.get(id) ?? NO_ACTIVITY))
    },

    /** The Windows revisions that a good share of the fleet has. @param at milliseconds */
    currentRevisions(at: number): { build: number; revision: number }[] {
      // Times of ours are all written alike, so that their text tells which is later.
      const since = new Date(at - SYNCING_MS).toISOString()
      const known = new Map<string | null, WindowsVersion | null>()
      const versions: WindowsVersion[] = []
      for (const { lastSyncAt, osVersion } of seen.values()) {
        if (lastSyncAt === null || lastSyncAt < since) continue
        const version = known.has(osVersion) ? known.get(osVersion) : toWindowsVersion(osVersion)
        known.set(osVersion, version ?? null)
        if (version) versions.push(version)
      }
      return findCurrentRevisions(versions)
    },
  }
}

export type FleetReading = ReturnType<typeof createFleetReading>
