import type { FleetDevice } from './fleet'
import { inSteps } from './turns'

/** Of a device that is new or changed. */
export const NEW = -1

/** For each place of a newer fleet the place that the very same, unchanged device had in the older one; else NEW. */
export function* originsOf(older: readonly FleetDevice[], newer: readonly FleetDevice[]): Generator<void, Int32Array> {
  const origins = new Int32Array(newer.length).fill(NEW)
  let next = 0
  yield* inSteps(newer.length, (from, to) => {
    for (let place = from; place < to && next < older.length; place += 1) {
      const device = newer[place]
      while (next < older.length && older[next] !== device && (older[next]?.id ?? '') < (device?.id ?? '')) next += 1
      if (older[next] !== device) continue
      origins[place] = next
      next += 1
    }
  })
  return origins
}
