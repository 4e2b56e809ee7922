import { deploymentOf, type Group, userGroupsOf } from './deployment'
import { type Device, toDevice } from './device'
import { type FleetSeed, type Identity, identityOf, indexOfDeviceId } from './identity'
import { candidateDevices, countPeople, type Person, personOf } from './person'
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
    this.#deviceIndex = new SearchIndex(this.size, index => {
      const { name, serialNumber, globalDeviceId, owner } = this.identity(index)
      const person = owner === null ? null : this.person(owner)
      return [name, serialNumber, globalDeviceId, person?.upn ?? null, person?.email ?? null]
    })
    this.#userIndex = new SearchIndex(this.people, index => {
      const { upn, name, email } = this.person(index)
      const devices = this.#devicesOf(index).flatMap(device => [device.serialNumber, device.name])
      return [upn, name, email, ...devices]
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

  identity(index: number): Identity {
    return identityOf(this.#settings, index)
  }

  person(index: number): Person {
    return personOf(this.#settings.seed, index)
  }

  device(index: number, now: number): Device {
    const { seed, tenantId, tenantName } = this.#settings
    const identity = this.identity(index)
    const owner = identity.owner === null ? null : this.person(identity.owner)
    return toDevice(identity, owner, { id: tenantId, name: tenantName }, seed, now)
  }

  /** With groups and configurations. */
  deviceInFull(index: number, now: number): Device {
    const device = this.device(index, now)
    return { ...device, ...deploymentOf(this.#settings.seed, index, device.primaryUpdateRing, now) }
  }

  /** The first device of this name; names are not unique. A nameless device cannot be found. */
  findDevice(name: string): number | null {
    return name === '' ? null : (this.#deviceIndex.named(name).next().value ?? null)
  }

  indexOfDeviceId(aadDeviceId: string): number | null {
    return indexOfDeviceId(this.#settings, this.size, aadDeviceId)
  }

  deviceRows({ search, skip, top }: Page): Iterable<number> {
    if (search === '') return range(skip, Math.min(this.size, skip + top))
    return slice(this.#deviceIndex.containing(search), skip, top)
  }

  findUser(upn: string): number | null {
    return this.#userIndex.named(upn).next().value ?? null
  }

  userRows({ search, skip, top }: Page): Iterable<number> {
    if (search === '') return range(skip, Math.min(this.people, skip + top))
    return slice(this.#userIndex.containing(search), skip, top)
  }

  user(index: number, now: number): User {
    const devices = this.#devicesOf(index).map(({ index: device }) => {
      const { serialNumber, name, model, primaryUpdateRing, lastIntuneSyncDateTimeUtc } = this.device(device, now)
      return { serialNumber, name, model, ring: primaryUpdateRing, lastIntuneSyncTime: lastIntuneSyncDateTimeUtc }
    })
    return { ...this.person(index), groups: [], devices }
  }

  /** With groups. */
  userInFull(index: number, now: number): User {
    return { ...this.user(index, now), groups: userGroupsOf(this.#settings.seed, index) }
  }

  #devicesOf(person: number): Identity[] {
    return candidateDevices(person)
      .filter(index => index < this.size)
      .map(index => this.identity(index))
      .filter(({ owner }) => owner === person)
  }
}
