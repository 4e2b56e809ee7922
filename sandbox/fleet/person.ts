import { NAME_COMBINATIONS, nameOf } from './names'
import { mix, Random } from './random'

export type Person = { name: string; upn: string; email: string | null }

/** Larger than any number of combinations, and prime, so that stepping by it visits every name before one repeats. */
const STRIDE = 7_368_787

/** Person `index` of the fleet. The UPN is unique; the mail address is mostly the same, and sometimes another or none. */
export function personOf(seed: number, index: number): Person {
  const random = new Random(seed, 'person', index)
  const name = nameOf((index * STRIDE + (mix(seed) % NAME_COMBINATIONS)) % NAME_COMBINATIONS)
  const namesakes = Math.floor(index / NAME_COMBINATIONS)
  const suffix = namesakes === 0 ? '' : `${namesakes + 1}`
  const upn = `${name.localPart}${suffix}@contoso.example`
  const draw = random.next()
  return {
    name: random.chance(0.002) ? `${name.display} ${'de Albuquerque e Vasconcelos '.repeat(4).trim()}` : name.display,
    upn,
    email: draw < 0.95 ? upn : draw < 0.99 ? `${name.initialPart}${suffix}@contoso-group.example` : null,
  }
}

/** Of ten devices, the first eight have a person each; the ninth and tenth go to one of these as a second device. */
const DEVICES_PER_BLOCK = 10
const PEOPLE_PER_BLOCK = 8

export function ownerOf(seed: number, device: number): number {
  const slot = device % DEVICES_PER_BLOCK
  const first = Math.floor(device / DEVICES_PER_BLOCK) * PEOPLE_PER_BLOCK
  return first + (slot < PEOPLE_PER_BLOCK ? slot : new Random(seed, 'owner', device).int(0, PEOPLE_PER_BLOCK - 1))
}

/** The devices that may belong to a person: `ownerOf` the other way round. */
export function candidateDevices(person: number): number[] {
  const first = Math.floor(person / PEOPLE_PER_BLOCK) * DEVICES_PER_BLOCK
  return [first + (person % PEOPLE_PER_BLOCK), first + PEOPLE_PER_BLOCK, first + PEOPLE_PER_BLOCK + 1]
}

export function countPeople(devices: number): number {
  return (
    Math.floor(devices / DEVICES_PER_BLOCK) * PEOPLE_PER_BLOCK + Math.min(devices % DEVICES_PER_BLOCK, PEOPLE_PER_BLOCK)
  )
}
