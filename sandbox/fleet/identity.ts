import { Hands } from './hands'
import { type Hardware, hardwareBoughtAt, serialNumberOf } from './hardware'
import { type FleetSeed, placeAt } from './place'
import { mix, Random, unmix } from './random'
import { ALWAYS, type Span } from './rhythm'
import { DEVICE_BITS, placeOf, stayAt } from './stay'
import { DAY_MS, MONTH_MS } from './time'

/** A device's own data and whose it is. It is so for the span around the time that was asked for. */
export type Identity = Span & {
  /** Tells it from every other device there ever is. */
  number: number
  aadDeviceId: string
  /** Empty for a device that was bought and registered but never set up. */
  name: string
  serialNumber: string
  globalDeviceId: string | null
  hardware: Hardware
  purchasedAt: number
  enrolledAt: number
  /** The last time it was set up: `number` is 0 for the first. */
  setUp: { number: number; at: number }
  isForTests: boolean
  /** Number of the person it is assigned to. */
  owner: number | null
}

const NOBODY = { owner: null, ...ALWAYS }

function seedMask(seed: number): number {
  return mix(seed ^ 0x0ddba11)
}

/** 32 bits as another 32 bits, each only once: what is made from it is unique without a look-up. */
function scatter(seed: number, bits: number): number {
  return mix(bits ^ seedMask(seed))
}

/** The device at a place of the list, as of `now`. */
export function identityAt(fleet: FleetSeed, index: number, now: number): Identity {
  const { seed } = fleet
  const place = placeAt(fleet, index)
  const stay = stayAt(seed, index, place, now)
  const { number, bornAt } = stay
  const hands = place.isAssigned ? new Hands(seed, index) : null
  const holding = hands?.ownerAt(now) ?? NOBODY
  const setUp = hands?.setUpAnew(bornAt, now) ?? { number: 0, at: bornAt }

  const random = new Random(seed, 'identity', number)
  // The id begins with the scattered number, so that `indexOfDeviceId` can trace it.
  const aadDeviceId = `${scatter(seed, number).toString(16).padStart(8, '0')}${random.guid().slice(8)}`
  const purchasedAt = bornAt - random.next() * (stay.isLoan ? 24 * MONTH_MS : 40 * DAY_MS)
  const hardware = hardwareBoughtAt(purchasedAt, random)
  const serialNumber = serialNumberOf(hardware.manufacturer, random)
  const isOldName = random.chance(0.04) && index < 10_000 && setUp.number === 0
  const name = isOldName ? `CONTOSO-LT-${`${index}`.padStart(4, '0')}` : nameOf(seed, number, setUp.number)
  const globalDeviceId = `g:${random.int(1_000_000_000, 9_999_999_999)}${random.int(100_000, 999_999)}`
  return {
    since: Math.max(stay.since, holding.since),
    until: Math.min(stay.until, holding.until),
    number,
    aadDeviceId,
    name: place.odd?.name ?? (place.isSetUp ? name : ''),
    serialNumber: place.odd?.serialNumber ?? serialNumber,
    globalDeviceId: place.isSetUp ? globalDeviceId : null,
    hardware,
    purchasedAt,
    enrolledAt: bornAt,
    setUp,
    isForTests: place.isForTests,
    owner: holding.owner,
  }
}

/** The four bits above a device's number tell its names apart. */
function nameOf(seed: number, device: number, setUp: number): string {
  const names = setUp === 0 ? 0 : 1 + (setUp % 15)
  return `MMD-${`${scatter(seed, device | (names << DEVICE_BITS))}`.padStart(11, '0')}`
}

/** The place of the device with this id in a fleet of this size; null when no such device is there at `now`. */
export function indexOfDeviceId(fleet: FleetSeed, size: number, aadDeviceId: string, now: number): number | null {
  const number = (unmix(Number.parseInt(aadDeviceId.slice(0, 8), 16)) ^ seedMask(fleet.seed)) >>> 0
  const index = placeOf(number)
  return index < size && identityAt(fleet, index, now).aadDeviceId === aadDeviceId.toLowerCase() ? index : null
}
