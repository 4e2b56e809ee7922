import type { ChangeKind, DeviceChange, EventField } from './change'
import type { Happening } from './change-query'
import { assignmentStatus, complianceStatus } from './device-status'
import { releaseOfBuild, toWindowsVersion } from './windows'

const KIND_NAMES: Record<ChangeKind, string> = {
  added: 'Added',
  removed: 'Removed',
  returned: 'Returned',
  changed: 'Changed',
}

/** What a field is called where its change is told. */
export const FIELD_NAMES: Record<EventField, string> = {
  name: 'Name',
  userUpn: 'User',
  ring: 'Ring',
  profile: 'Profile',
  compliance: 'Compliance',
  osVersion: 'Windows',
  profileAssignment: 'Profile assignment',
}

/** "Removed", "Compliance changed": what can happen, where one chooses of it. */
export function happeningName(happening: Happening): string {
  return happening.field ? `${FIELD_NAMES[happening.field]} changed` : happeningTitle(happening)
}

/** "Removed", "Compliance": what happened, where it stands before its values. */
export function happeningTitle({ kind, field }: Happening): string {
  return field ? FIELD_NAMES[field] : KIND_NAMES[kind]
}

/** A field's values before and after, in the words in which the console shows them elsewhere. */
export function changedValues({ field, from, to }: Pick<DeviceChange, 'field' | 'from' | 'to'>): {
  from: string
  to: string
} {
  if (field === 'osVersion') return windowsValues(from, to)
  return { from: valueWording(field, from), to: valueWording(field, to) }
}

function valueWording(field: EventField | null, value: string | null): string {
  if (!value) return 'None'
  if (field === 'compliance') return complianceStatus(value).label
  if (field === 'profileAssignment') return assignmentStatus(value).label
  return value
}

/** Within a release its builds say all; from one release to another these are what matters. */
function windowsValues(from: string | null, to: string | null): { from: string; to: string } {
  const [before, after] = [windowsParts(from), windowsParts(to)]
  if (before.release === after.release) return { from: before.build, to: after.build }
  const whole = ({ release, build }: ReturnType<typeof windowsParts>) => (release ? `${release} (${build})` : build)
  return { from: whole(before), to: whole(after) }
}

function windowsParts(osVersion: string | null): { release: string | null; build: string } {
  const version = toWindowsVersion(osVersion)
  if (!version) return { release: null, build: osVersion || 'None' }
  return { release: releaseOfBuild(version.build), build: `${version.build}.${version.revision}` }
}
