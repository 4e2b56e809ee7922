import type { Configuration, Group } from './deployment'
import type { Identity } from './identity'
import type { Person } from './person'
import { assignmentAt, personaOf } from './profile'
import { Random, weights } from './random'
import { ringAt } from './ring'
import { complianceOf, lastSyncOf } from './status'
import { MONTH_MS, toTimestamp } from './time'
import { osVersionOf } from './windows-builds'

/** The service's device entity, field for field. */
export type Device = {
  name: string
  intuneId: string | null
  manufacturer: string
  model: string
  serialNumber: string
  globalDeviceId: string | null
  enrolledIntoIntuneDateTimeUtc: string | null
  tenantId: string
  tenantName: string | null
  assignedUser: string | null
  userUpn: string | null
  userEmail: string | null
  complianceState: string
  osVersion: string | null
  primaryUpdateRing: string
  lastIntuneSyncDateTimeUtc: string | null
  ageInMonths: number
  planType: string
  persona: string
  aadDeviceId: string
  managementAgent: string | null
  operatingSystemEdition: string | null
  profileAssignmentStatus: string
  groups: Group[]
  configurations: Configuration[]
}

const editions = weights<string>(['Enterprise', 96.5], ['Pro', 2], ['Education', 0.5], ['Enterprise Evaluation', 0.1])
const agents = weights<string>(['Intune', 97], ['Co-managed', 3])
const plans = weights<string>(['Premium', 88], ['Standard', 12])

/** A single-precision number with the fewest digits that tell it from its neighbours, as the service prints it: 13.978561. */
function singlePrecision(value: number): number {
  const single = Math.fround(value)
  for (let digits = 6; digits < 9; digits += 1) {
    const printed = Number(single.toPrecision(digits))
    if (Math.fround(printed) === single) return printed
  }
  return Number(single.toPrecision(9))
}

/** A device as it is at `now`, in the form a list gives it: without groups and configurations. */
export function toDevice(
  identity: Identity,
  owner: Person | null,
  tenant: { id: string; name: string },
  seed: number,
  now: number,
): Device {
  const { number, name, hardware, serialNumber, setUp, enrolledAt, isForTests } = identity
  const random = new Random(seed, 'status', number, -1)
  const isSetUp = name !== ''
  const sync = isSetUp ? lastSyncOf(seed, number, enrolledAt, now) : { at: null, timestamp: null }
  const reportedAt = sync.at ?? enrolledAt
  const standing = ringAt(seed, number, isForTests, now)
  // A ring takes effect with the next sync.
  const inEffect = standing.since > reportedAt ? ringAt(seed, number, isForTests, reportedAt) : standing
  const patching = new Random(seed, 'patch', number)
  return {
    name,
    intuneId: isSetUp ? random.guid() : null,
    manufacturer: hardware.manufacturer,
    model: hardware.model,
    serialNumber,
    globalDeviceId: identity.globalDeviceId,
    enrolledIntoIntuneDateTimeUtc: isSetUp
      ? toTimestamp(enrolledAt, random.chance(0.2) ? null : random.int(0, 9999))
      : null,
    tenantId: tenant.id,
    tenantName: random.chance(0.03) ? null : tenant.name,
    assignedUser: owner?.name ?? null,
    userUpn: owner?.upn ?? null,
    userEmail: owner?.email ?? null,
    complianceState: complianceOf(seed, number, sync.at !== null, now),
    osVersion: isSetUp ? osVersionOf(patching, inEffect, reportedAt) : null,
    primaryUpdateRing: standing.ring,
    lastIntuneSyncDateTimeUtc: sync.timestamp,
    ageInMonths: singlePrecision(Math.max(0, now - identity.purchasedAt) / MONTH_MS),
    planType: random.weighted(plans),
    persona: personaOf(seed, number, setUp.number),
    aadDeviceId: identity.aadDeviceId,
    managementAgent: isSetUp ? random.weighted(agents) : null,
    operatingSystemEdition: isSetUp ? random.weighted(editions) : null,
    profileAssignmentStatus: isSetUp ? assignmentAt(seed, number, setUp.at, now) : 'Pending',
    groups: [],
    configurations: [],
  }
}
