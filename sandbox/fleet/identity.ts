import { type Hardware, hardware, serialNumberOf } from './hardware'
import { oddDeviceAt } from './odd-devices'
import { ownerOf } from './person'
import { mix, Random, unmix } from './random'
import { DAY_MS, MONTH_MS } from './time'

/** The state of purchases the fleet starts from; devices grow older as its clock moves on. */
const FOUNDED_MS = Date.UTC(2026, 10, 1)

/** What stays with a device for its life, whatever the clock says. */
export type Identity = {
  index: number
  aadDeviceId: string
  /** Empty for a device that was bought and registered but never set up. */
  name: string
  serialNumber: string
  globalDeviceId: string | null
  hardware: Hardware
  purchasedAt: number
  enrolledAt: number
  /** Number of the person it is assigned to. */
  owner: number | null
}

export type FleetSeed = { seed: number; oddities: boolean }

function seedMask(seed: number): number {
  return mix(seed ^ 0x0ddba11)
}

export function identityOf({ seed, oddities }: FleetSeed, index: number): Identity {
  const random = new Random(seed, 'identity', index)
  // The id begins with the scattered index: unique without a look-up, and traceable by `indexOfDeviceId`.
  const scattered = mix(index ^ seedMask(seed))
  const aadDeviceId = `${scattered.toString(16).padStart(8, '0')}${random.guid().slice(8)}`
  const model = random.weighted(hardware)
  const purchasedAt = FOUNDED_MS - (model.age[0] + random.next() * (model.age[1] - model.age[0])) * MONTH_MS
  const serialNumber = serialNumberOf(model.manufacturer, random)
  const odd = oddities ? oddDeviceAt(index) : null
  const isSetUp = !random.chance(0.02) || odd !== null
  const isOldName = random.chance(0.04) && index < 10_000
  const name = isOldName ? `CONTOSO-LT-${`${index}`.padStart(4, '0')}` : `MMD-${`${scattered}`.padStart(11, '0')}`
  const globalDeviceId = `g:${random.int(1_000_000_000, 9_999_999_999)}${random.int(100_000, 999_999)}`
  const isAssigned = !random.chance(0.06)
  return {
    index,
    aadDeviceId,
    name: odd?.name ?? (isSetUp ? name : ''),
    serialNumber: odd?.serialNumber ?? serialNumber,
    globalDeviceId: isSetUp ? globalDeviceId : null,
    hardware: model,
    purchasedAt,
    enrolledAt: purchasedAt + random.next() * 40 * DAY_MS,
    owner: isSetUp && isAssigned ? ownerOf(seed, index) : null,
  }
}

/** The place of the device with this id in a fleet of this size; null when there is none. */
export function indexOfDeviceId(fleet: FleetSeed, size: number, aadDeviceId: string): number | null {
  const scattered = Number.parseInt(aadDeviceId.slice(0, 8), 16)
  const index = (unmix(scattered) ^ seedMask(fleet.seed)) >>> 0
  return index < size && identityOf(fleet, index).aadDeviceId === aadDeviceId.toLowerCase() ? index : null
}
