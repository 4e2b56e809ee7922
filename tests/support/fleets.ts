import type { Device } from '../../lib/domain/device'
import { compareIds } from '../../lib/inventory/activity'
import { buildFleet, type Fleet, type FleetDevice } from '../../lib/inventory/fleet'
import { takeSteps } from '../../lib/inventory/turns'
import { NOW } from './device-arbitraries'

export const REVISIONS = [
  { build: 26100, revision: 3000, currentSince: Date.parse('2026-10-20T00:00:00Z') },
  { build: 26100, revision: 4061, currentSince: Date.parse('2026-11-12T00:00:00Z') },
]

/** Devices as a snapshot in memory. */
export function toFleet(devices: Device[], version = 1): Fleet {
  const sorted = [...devices].sort((a, b) => compareIds(a.id, b.id))
  return takeSteps(buildFleet(sorted.map(toStable), factsOf(sorted, version)))
}

export function factsOf(sorted: Device[], version: number) {
  return {
    snapshot: { version, takenAt: new Date(NOW).toISOString() },
    activity: {
      lastSyncAt: Float64Array.from(sorted, ({ lastSyncAt }) => Date.parse(lastSyncAt ?? '')),
      ageInMonths: Float64Array.from(sorted, ({ ageInMonths }) => ageInMonths ?? Number.NaN),
    },
    revisions: REVISIONS,
  }
}

export function toStable({ lastSyncAt: _sync, ageInMonths: _age, ...device }: Device): FleetDevice {
  return device
}
