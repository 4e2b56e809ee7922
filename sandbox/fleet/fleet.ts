import { deploymentOf, type Group, userGroupsOf } from './deployment'
import { type Device, toDevice } from './device'
import { Hands } from './hands'
import { type Identity, identityAt, indexOfDeviceId } from './identity'
import { candidatePlaces, countPeople, type Person, personOf } from './person'
import { type FleetSeed, placeAt } from './place'
import { ALWAYS, overlap, type Span } from './rhythm'
import { SearchIndex } from './search-index'

export const MAX_DEVICES = 1_000_000

export type User = {
  name: string
  upn: string
  email: string | null
  groups: Group[]
  devices: { serialNumber: string; name: string; model: string; ring: string; lastIntuneSyncTime: string | null }[]
}

type FleetSettings = FleetSeed & { devices: number; tenantId: string; tenantName: string }

/** Rows `skip` to `skip + top` of what is found. */
type Page = { search: string; skip: number; top: number }

function* range(from: number, to: number): Generator<number> {
  for (let index = from; index < to; index += 1) yield index
}

function* slice(rows: Iterable<number>, skip: number, top: number): Generator<number> {
  if (top <= 0) return
  let passed = 0
  for (const row of rows) {
    passed += 1
    if (passed > skip) yield row
    if (passed >= skip + top) return
  }
}

/** Devices and people, made when they are looked at. The clock is always an argument: the same fleet can be seen at any time. */
export class Fleet {
  readonly size: number
  readonly people: number
  readonly #settings: FleetSettings
  readonly #deviceIndex: SearchIndex
  readonly #userIndex: SearchIndex

  constructor(settings: FleetSettings) {
    this.#settings = settings
    this.size = settings.devices
    this.people = countPeople(settings.devices)
    this.#deviceIndex = new SearchIndex(this.size, (index, now) => {
      const { name, serialNumber, globalDeviceId, owner, since, until } = this.identity(index, now)
      const person = owner === null ? null : this.person(owner)
      return { fields: [name, serialNumber, globalDeviceId, person?.upn ?? null, person?.email ?? null], since, until }
    })
    this.#userIndex = new SearchIndex(this.people, (index, now) => {
      const { upn, name, email } = this.person(index)
      const { devices, span } = this.#devicesOf(index, now)
      return { fields: [upn, name, email, ...devices.flatMap(device => [device.serialNumber, device.name])], ...span }
    })
  }

  get seed(): number {
    return this.#settings.seed
  }

  get oddities(): boolean {
    return this.#settings.oddities
  }

  get tenantId(): string {
    return this.#settings.tenantId
  }

  identity(index: number, now: number): Identity {
    return identityAt(this.#settings, index, now)
  }

  person(index: number): Person {
    return personOf(this.#settings.seed, index)
  }

  device(index: number, now: number): Device {
    return this.#toDevice(this.identity(index, now), now)
  }

  /** With groups and configurations. */
  deviceInFull(index: number, now: number): Device {
    const identity = this.identity(index, now)
    const device = this.#toDevice(identity, now)
    return { ...device, ...deploymentOf(this.#settings.seed, identity.number, device.primaryUpdateRing, now) }
  }

  /** The first device of this name; names are not unique. A nameless device cannot be found. */
  findDevice(name: string, now: number): number | null {
    return name === '' ? null : (this.#deviceIndex.named(name, now).next().value ?? null)
  }

  indexOfDeviceId(aadDeviceId: string, now: number): number | null {
    return indexOfDeviceId(this.#settings, this.size, aadDeviceId, now)
  }

  deviceRows({ search, skip, top }: Page, now: number): Iterable<number> {
    if (search === '') return range(skip, Math.min(this.size, skip + top))
    return slice(this.#deviceIndex.containing(search, now), skip, top)
  }

  findUser(upn: string, now: number): number | null {
    return this.#userIndex.named(upn, now).next().value ?? null
  }

  userRows({ search, skip, top }: Page, now: number): Iterable<number> {
    if (search === '') return range(skip, Math.min(this.people, skip + top))
    return slice(this.#userIndex.containing(search, now), skip, top)
  }

  user(index: number, now: number): User {
    const devices = this.#devicesOf(index, now).devices.map(identity => {
      const { serialNumber, name, model, primaryUpdateRing, lastIntuneSyncDateTimeUtc } = this.#toDevice(identity, now)
      return { serialNumber, name, model, ring: primaryUpdateRing, lastIntuneSyncTime: lastIntuneSyncDateTimeUtc }
    })
    return { ...this.person(index), groups: [], devices }
  }

  /** With groups. */
  userInFull(index: number, now: number): User {
    return { ...this.user(index, now), groups: userGroupsOf(this.#settings.seed, index) }
  }

  #toDevice(identity: Identity, now: number): Device {
    const { seed, tenantId, tenantName } = this.#settings
    const owner = identity.owner === null ? null : this.person(identity.owner)
    return toDevice(identity, owner, { id: tenantId, name: tenantName }, seed, now)
  }

  /** A person's devices, and the time around `now` for which they are these. */
  #devicesOf(person: number, now: number): { devices: Identity[]; span: Span } {
    const devices: Identity[] = []
    let span = ALWAYS
    for (const place of candidatePlaces(person)) {
      if (place >= this.size || !placeAt(this.#settings, place).isAssigned) continue
      const { owner, ...holding } = new Hands(this.#settings.seed, place).ownerAt(now)
      span = overlap(span, holding)
      if (owner !== person) continue
      const device = this.identity(place, now)
      devices.push(device)
      span = overlap(span, device)
    }
    return { devices, span }
  }
}
