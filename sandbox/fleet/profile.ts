import { Random, weights } from './random'
import { DAY_MS } from './time'

const personas = weights<string>(
  ['Standard', 70],
  ['SensitiveData', 13],
  ['PowerUser', 11],
  ['Kiosk', 4],
  ['Starter', 2],
)
const assignmentStates = weights<string>(['Successful', 97], ['Pending', 1.2], ['InProgress', 0.8], ['Failed', 1])

/** How long the profile of a device that was set up is under way. */
const UNDER_WAY_MS = 20 * 3_600_000
/** How long an assignment keeps its state before it falls ill, or heals. */
const ASSIGNMENT_EPOCH_MS = 21 * DAY_MS

/** The profile a device has since it was set up for the `setUp`-th time. */
export function personaOf(seed: number, device: number, setUp: number): string {
  return new Random(seed, 'profile', device, setUp).weighted(personas)
}

export function assignmentAt(seed: number, device: number, setUpAt: number, now: number): string {
  if (now - setUpAt < UNDER_WAY_MS) return 'InProgress'
  const phase = new Random(seed, 'assignment', device).next() * ASSIGNMENT_EPOCH_MS
  const epoch = Math.floor((now + phase) / ASSIGNMENT_EPOCH_MS)
  return new Random(seed, 'assignment', device, epoch).weighted(assignmentStates)
}
