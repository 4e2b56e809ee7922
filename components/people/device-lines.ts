import { splitMatches } from '@/components/ui/split-matches'
import { byLastSync, type Person, type PersonDevice } from '@/lib/domain/person'

/** A row has a line for each device; where there are more, its last line says how many. */
const MOST_LINES = 4

/** The devices a row shows: the ones searched for first, then those that synced last. `more` counts the others. */
export function toDeviceLines(person: Person, search: string): { devices: PersonDevice[]; more: number } {
  const devices = byLastSync(person.devices)
  const ordered = [
    ...devices.filter(device => isFound(device, search)),
    ...devices.filter(device => !isFound(device, search)),
  ]
  const shown = ordered.length > MOST_LINES ? MOST_LINES - 1 : ordered.length
  return { devices: ordered.slice(0, shown), more: ordered.length - shown }
}

/** How many lines a row has beyond its first. */
export function furtherLines({ devices }: Person): number {
  return Math.max(0, Math.min(devices.length, MOST_LINES) - 1)
}

/** For each row the further lines of all rows above it, and in the end those of all rows. */
export function furtherLinesAbove(people: readonly Person[]): number[] {
  const above = [0]
  for (const [index, person] of people.entries()) above.push((above[index] ?? 0) + furtherLines(person))
  return above
}

/** Whether the search stands in a text. */
export function isMatch(text: string | null, search: string): boolean {
  return Boolean(text && search) && splitMatches(text ?? '', search).some(part => part.match)
}

function isFound({ name, serialNumber }: PersonDevice, search: string): boolean {
  return isMatch(name, search) || isMatch(serialNumber, search)
}
