import type { Configuration, Group } from './deployment'
import type { Identity } from './identity'
import type { Person } from './person'
import { Random, weights } from './random'
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

/** The guidance for large fleets: First 1 %, Fast 9 %, Broad the rest, and a few test devices. */
const rings = weights<string>(['Broad', 89.75], ['Fast', 9], ['First', 1], ['Test', 0.25])
const personas = weights<string>(
  ['Standard', 70],
  ['SensitiveData', 13],
  ['PowerUser', 11],
  ['Kiosk', 4],
  ['Starter', 2],
)
const assignmentStates = weights<string>(['Successful', 97], ['Pending', 1.2], ['InProgress', 0.8], ['Failed', 1])
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
  const { hardware, serialNumber, index, name } = identity
  const random = new Random(seed, 'status', index, -1)
  const primaryUpdateRing = random.weighted(rings)
  const persona = random.weighted(personas)
  const isSetUp = name !== ''
  const sync = isSetUp ? lastSyncOf(seed, index, identity.enrolledAt, now) : { at: null, timestamp: null }
  const patching = new Random(seed, 'patch', index)
  return {
    name,
    intuneId: isSetUp ? random.guid() : null,
    manufacturer: hardware.manufacturer,
    model: hardware.model,
    serialNumber,
    globalDeviceId: identity.globalDeviceId,
    enrolledIntoIntuneDateTimeUtc: isSetUp
      ? toTimestamp(identity.enrolledAt, random.chance(0.2) ? null : random.int(0, 9999))
      : null,
    tenantId: tenant.id,
    tenantName: random.chance(0.03) ? null : tenant.name,
    assignedUser: owner?.name ?? null,
    userUpn: owner?.upn ?? null,
    userEmail: owner?.email ?? null,
    complianceState: complianceOf(seed, index, sync.at !== null, now),
    osVersion: isSetUp ? osVersionOf(patching, primaryUpdateRing, sync.at ?? identity.enrolledAt) : null,
    primaryUpdateRing,
    lastIntuneSyncDateTimeUtc: sync.timestamp,
    ageInMonths: singlePrecision(Math.max(0, now - identity.purchasedAt) / MONTH_MS),
    planType: random.weighted(plans),
    persona,
    aadDeviceId: identity.aadDeviceId,
    managementAgent: isSetUp ? random.weighted(agents) : null,
    operatingSystemEdition: isSetUp ? random.weighted(editions) : null,
    profileAssignmentStatus: isSetUp ? random.weighted(assignmentStates) : 'Pending',
    groups: [],
    configurations: [],
  }
}
