import { NAME_COMBINATIONS, nameOf } from './names'
import { Random } from './random'

export type Person = { name: string; upn: string; email: string | null }

const shuffles = new Map<number, Uint16Array>()

/** Every name once, in an order of the seed's own (Fisher-Yates), so that neighbours in a list have nothing in common. */
function shuffledNames(seed: number): Uint16Array {
  const known = shuffles.get(seed)
  if (known !== undefined) return known
  const random = new Random(seed, 'names', 0)
  const order = Uint16Array.from({ length: NAME_COMBINATIONS }, (_, number) => number)
  for (let last = order.length - 1; last > 0; last -= 1) {
    const other = random.int(0, last)
    const held = order[last] ?? 0
    order[last] = order[other] ?? 0
    order[other] = held
  }
  shuffles.set(seed, order)
  return order
}

/** Person `index` of the fleet. The UPN is unique; the mail address is mostly the same, and sometimes another or none. */
export function personOf(seed: number, index: number): Person {
  const random = new Random(seed, 'person', index)
  const name = nameOf(shuffledNames(seed)[index % NAME_COMBINATIONS] ?? 0)
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
