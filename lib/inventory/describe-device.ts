import type { DeviceAnswer } from '@/lib/domain/inventory'
import { toWindowsVersion } from '@/lib/domain/windows'
import { type Fleet, placeOf } from './fleet'
import { deviceAt } from './list-devices'
import type { Moment } from './moment'

/** One device with what its attention rests on; `null` for an id that the snapshot does not have. */
export function describeDevice(fleet: Fleet, moment: Moment, id: string): DeviceAnswer | null {
  const place = placeOf(fleet, id)
  if (place < 0) return null
  const device = deviceAt(fleet, moment, place)
  const build = toWindowsVersion(device.osVersion)?.build ?? 0
  return {
    device,
    snapshot: fleet.snapshot,
    // Also of newer builds: by now the device may have moved to one.
    basis: {
      revisions: fleet.revisions.filter(revision => revision.build >= build),
      agingMonths: moment.agingMonths,
    },
  }
}
