import { DIMENSIONS, type FleetDay } from '@/lib/domain/fleet-day'
import { toCsvLine } from './csv'

/** The counts of days as CSV, in pieces: a line for each day, ring, measure and value, for pivot tables. */
export function* exportDays(days: readonly FleetDay[], ring: string | null): Generator<string> {
  // Spreadsheets take it for UTF-8 by the byte order mark.
  yield `\uFEFF${toCsvLine(['Day', 'Ring', 'Measure', 'Value', 'Devices'])}`
  for (const { day, rings } of days) {
    let text = ''
    for (const [name, counts] of Object.entries(rings)) {
      if (ring !== null && name !== ring) continue
      text += toCsvLine([day, name, 'devices', '', counts.total])
      for (const dimension of DIMENSIONS) {
        for (const [value, count] of Object.entries(counts[dimension])) {
          text += toCsvLine([day, name, dimension, value, count])
        }
      }
    }
    yield text
  }
}
