import type { FleetDevice } from './fleet'

/** Of a device that is new or changed. */
export const NEW = -1

/** For each place of a newer fleet the place that the very same, unchanged device had in the older one; else NEW. */
export function originsOf(older: readonly FleetDevice[], newer: readonly FleetDevice[]): Int32Array {
  const origins = new Int32Array(newer.length).fill(NEW)
  let from = 0
  for (let to = 0; to < newer.length && from < older.length; to += 1) {
    const device = newer[to]
    while (from < older.length && older[from] !== device && (older[from]?.id ?? '') < (device?.id ?? '')) from += 1
    if (older[from] === device) {
      origins[to] = from
      from += 1
    }
  }
  return origins
}
