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

/** @param devices in the order of their ids */
export function packActivity(devices: readonly Pick<Device, 'lastSyncAt' | 'ageInMonths'>[]): Buffer {
  const packed = Buffer.alloc(devices.length * 16)
  for (const [index, { lastSyncAt, ageInMonths }] of devices.entries()) {
    packed.writeDoubleLE(lastSyncAt === null ? Number.NaN : Date.parse(lastSyncAt), index * 8)
    packed.writeDoubleLE(ageInMonths ?? Number.NaN, (devices.length + index) * 8)
  }
  return packed
}

/** @throws RangeError when the bytes are not those of `devices` devices */
export function unpackActivity(packed: Buffer, devices: number): Activity {
  if (packed.length !== devices * 16) {
    throw new RangeError(`Activity of ${devices} devices takes ${devices * 16} bytes and not ${packed.length}`)
  }
  const read = (from: number) =>
    Float64Array.from({ length: devices }, (_, index) => packed.readDoubleLE(from + index * 8))
  return { lastSyncAt: read(0), ageInMonths: read(devices * 8) }
}
