import type { Device } from '@/lib/domain/device'

/**
 * What moves on most devices with every sync, as columns in the order of the devices' ids: when each last synced
 * (milliseconds) and its age in months; NaN where there is none. In rows of a table it would be most of what a sync writes.
 */
export type Activity = { lastSyncAt: Float64Array; ageInMonths: Float64Array }

/** The order in which the columns stand; ids are compared by code units, on both ends in this one function. */
export function compareIds(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/**
 * As the bytes of one column after the other, in the byte order of the machine: nearly all are alike in that, and the
 * replicas of one console are.
 * @param devices in the order of their ids
 */
export function packActivity(devices: readonly Pick<Device, 'lastSyncAt' | 'ageInMonths'>[]): Buffer {
  const columns = new Float64Array(devices.length * 2)
  for (let place = 0; place < devices.length; place += 1) {
    const { lastSyncAt = null, ageInMonths = null } = devices[place] ?? {}
    columns[place] = lastSyncAt === null ? Number.NaN : Date.parse(lastSyncAt)
    columns[devices.length + place] = ageInMonths ?? Number.NaN
  }
  return Buffer.from(columns.buffer)
}

/** @throws RangeError when the bytes are not those of `devices` devices */
export function unpackActivity(packed: Buffer, devices: number): Activity {
  if (packed.length !== devices * 16) {
    throw new RangeError(`Activity of ${devices} devices takes ${devices * 16} bytes and not ${packed.length}`)
  }
  // A copy: the bytes may lie anywhere in a larger piece of memory, and numbers may not.
  const columns = new Float64Array(new Uint8Array(packed).buffer)
  return { lastSyncAt: columns.subarray(0, devices), ageInMonths: columns.subarray(devices) }
}
