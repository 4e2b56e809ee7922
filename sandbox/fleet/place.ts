import { oddDeviceAt } from './odd-devices'
import { Random } from './random'

export type FleetSeed = { seed: number; oddities: boolean }

/** What is true of a place in the list whichever device has it, so that a fleet has such devices at any time. */
export type Place = {
  odd: { name: string; serialNumber: string } | null
  /** Otherwise its devices were bought and registered, but never set up. */
  isSetUp: boolean
  /** Otherwise nobody has its devices: they are shared, or in stock. */
  isAssigned: boolean
  /** Its devices are those that updates are tried on. */
  isForTests: boolean
}

export function placeAt({ seed, oddities }: FleetSeed, place: number): Place {
  const random = new Random(seed, 'place', place)
  const odd = oddities ? oddDeviceAt(place) : null
  const isSetUp = !random.chance(0.02) || odd !== null
  return { odd, isSetUp, isAssigned: isSetUp && !random.chance(0.06), isForTests: random.chance(0.0025) }
}
