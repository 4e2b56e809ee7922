import { describe, expect, test } from 'vitest'
import type { Device } from '../../../sandbox/fleet/device'
import { Fleet } from '../../../sandbox/fleet/fleet'
import type { Identity } from '../../../sandbox/fleet/identity'
import { Random } from '../../../sandbox/fleet/random'
import { DAY_MS } from '../../../sandbox/fleet/time'
import { osVersionOf } from '../../../sandbox/fleet/windows-builds'

const MONDAY = Date.UTC(2026, 10, 2, 6)
const TUESDAY = MONDAY + DAY_MS
const SATURDAY = MONDAY + 5 * DAY_MS
const settings = { seed: 1, oddities: true, tenantId: 'a-tenant', tenantName: 'Contoso' }

const revisionOf = (version: string | null) => Number(version?.split('.')[3] ?? 0)
const byId = <Item extends { aadDeviceId: string }>(items: Item[]) =>
  new Map(items.map(item => [item.aadDeviceId, item]))

describe('a fleet of 21,829 devices', () => {
  const fleet = new Fleet({ ...settings, devices: 21_829 })
  const read = (now: number): Identity[] => Array.from({ length: fleet.size }, (_, index) => fleet.identity(index, now))

  function compare(from: number, until: number) {
    const [before, after] = [byId(read(from)), byId(read(until))]
    const stayed = [...after.values()].flatMap(device => {
      const then = before.get(device.aadDeviceId)
      return then === undefined ? [] : [[then, device] as const]
    })
    return {
      come: after.size - stayed.length,
      gone: before.size - stayed.length,
      handedOver: stayed.filter(([then, now]) => then.owner !== now.owner),
      renamed: stayed.filter(([then, now]) => then.name !== now.name),
      devices: [...after.values()],
    }
  }

  test('sees some devices come, go and change hands on a weekday, and gives each an id and a name of its own', () => {
    const { come, gone, handedOver, renamed, devices } = compare(MONDAY, TUESDAY)
    for (const count of [come, gone, handedOver.length]) {
      expect(count).toBeGreaterThan(8)
      expect(count).toBeLessThan(50)
    }
    expect(renamed.length).toBeGreaterThan(0)
    expect(renamed.length).toBeLessThan(15)
    for (const change of renamed) expect(handedOver).toContain(change)
    expect(devices).toHaveLength(fleet.size)
    const names = devices.map(device => device.name).filter(name => name.startsWith('MMD-'))
    expect(new Set(names).size).toBe(names.length)
  })

  test('sees little of it at a weekend', () => {
    const { come, gone, handedOver } = compare(SATURDAY, SATURDAY + 2 * DAY_MS)
    for (const count of [come, gone, handedOver.length]) expect(count).toBeLessThan(20)
  })
})

describe('over a year and a half', () => {
  const fleet = new Fleet({ ...settings, devices: 1000 })
  const READINGS = 27
  const histories = new Map<string, (Device | undefined)[]>()
  for (let reading = 0; reading < READINGS; reading += 1) {
    for (let index = 0; index < fleet.size; index += 1) {
      const device = fleet.device(index, MONDAY + reading * 21 * DAY_MS)
      const history = histories.get(device.aadDeviceId) ?? Array.from({ length: READINGS })
      history[reading] = device
      histories.set(device.aadDeviceId, history)
    }
  }
  const steps = [...histories.values()].flatMap(history =>
    history.slice(1).flatMap((after, reading) => {
      const before = history[reading]
      return before && after ? [{ before, after }] : []
    }),
  )
  const changesOf = (field: 'primaryUpdateRing' | 'persona' | 'userUpn') =>
    steps.filter(({ before, after }) => before[field] !== after[field]).length

  test('some devices are away for weeks, and return as they were', () => {
    const returning = [...histories.values()].filter(history => {
      const isThere = history.map(device => device !== undefined)
      return isThere.slice(isThere.indexOf(true), isThere.lastIndexOf(true)).includes(false)
    })
    expect(returning.length).toBeGreaterThan(15)
    expect(returning.length).toBeLessThan(100)
    for (const history of returning) expect(new Set(history.flatMap(device => device?.serialNumber ?? [])).size).toBe(1)
  })

  test('owners change now and then, rings and profiles rarely', () => {
    expect(changesOf('userUpn')).toBeGreaterThan(200)
    expect(changesOf('primaryUpdateRing')).toBeGreaterThan(20)
    expect(changesOf('primaryUpdateRing')).toBeLessThan(150)
    expect(changesOf('persona')).toBeGreaterThan(10)
    expect(changesOf('persona')).toBeLessThan(150)
  })

  test('profile assignments fail and heal', () => {
    const isStep = (from: string, to: string) =>
      steps.some(({ before, after }) => before.profileAssignmentStatus === from && after.profileAssignmentStatus === to)
    expect(isStep('Successful', 'Failed')).toBe(true)
    expect(isStep('Failed', 'Successful')).toBe(true)
  })

  test('no version goes back', () => {
    expect(steps.filter(({ before, after }) => revisionOf(after.osVersion) < revisionOf(before.osVersion))).toEqual([])
  })

  test('there are always the same numbers of odd devices, of devices for tests and of devices never set up', () => {
    const numbers = [0, READINGS - 1].map(reading => {
      const devices = [...histories.values()].flatMap(history => history[reading] ?? [])
      return [
        devices.filter(({ serialNumber }) => serialNumber.startsWith('ODD-')).length,
        devices.filter(({ primaryUpdateRing }) => primaryUpdateRing === 'Test').length,
        devices.filter(({ name }) => name === '').length,
      ]
    })
    expect(numbers[0]).toEqual(numbers[1])
    expect(numbers[0]?.[0]).toBe(10)
    expect(Math.min(...(numbers[0] ?? []))).toBeGreaterThan(0)
  })
})

test('a device that moves to a slower ring keeps the update it has', () => {
  const moved = Date.UTC(2026, 10, 19)
  for (let device = 0; device < 100; device += 1) {
    const versionIn = (ring: string, before: string, at: number) =>
      revisionOf(osVersionOf(new Random(1, 'patch', device), { ring, before, since: moved }, at))
    expect(versionIn('Broad', 'Fast', moved)).toBeGreaterThanOrEqual(versionIn('Fast', 'Fast', moved))
  }
})

test('what is found is what there is at that time, whatever was asked for before', () => {
  const fleet = new Fleet({ ...settings, devices: 400 })
  for (const day of [10, 5, 10, 700, 0]) {
    const now = MONDAY + day * DAY_MS
    const places = Array.from({ length: fleet.size }, (_, index) => index)
    for (const term of ['77', 'an']) {
      const holding = places.filter(place => {
        const { name, serialNumber, globalDeviceId, userUpn, userEmail } = fleet.device(place, now)
        return [name, serialNumber, globalDeviceId, userUpn, userEmail].some(text => text?.toLowerCase().includes(term))
      })
      expect([...fleet.deviceRows({ search: term, skip: 0, top: fleet.size }, now)]).toEqual(holding)
    }
  }
})
