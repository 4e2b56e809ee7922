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

/** Ten places in the list are eight people's: the first eight mostly one person's each, the others second devices. */
const PLACES_PER_BLOCK = 10
const PEOPLE_PER_BLOCK = 8
const AT_HOME = 0.88

/** The person who has the device of a place for its `tenure`-th time. */
export function ownerOf(seed: number, place: number, tenure: number): number {
  const seat = place % PLACES_PER_BLOCK
  const first = Math.floor(place / PLACES_PER_BLOCK) * PEOPLE_PER_BLOCK
  const random = new Random(seed, 'owner', place, tenure)
  return first + (seat < PEOPLE_PER_BLOCK && random.chance(AT_HOME) ? seat : random.int(0, PEOPLE_PER_BLOCK - 1))
}

/** The places whose devices may be a person's: `ownerOf` the other way round. */
export function candidatePlaces(person: number): number[] {
  const first = Math.floor(person / PEOPLE_PER_BLOCK) * PLACES_PER_BLOCK
  return Array.from({ length: PLACES_PER_BLOCK }, (_, seat) => first + seat)
}

export function countPeople(devices: number): number {
  return (
    Math.floor(devices / PLACES_PER_BLOCK) * PEOPLE_PER_BLOCK + Math.min(devices % PLACES_PER_BLOCK, PEOPLE_PER_BLOCK)
  )
}
