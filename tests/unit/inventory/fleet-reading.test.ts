import { describe, expect, it } from 'vitest'
import type { Device } from '@/lib/domain/device'
import { unpackActivity } from '@/lib/inventory/activity'
import { createFleetReading } from '@/lib/inventory/fleet-reading'
import { toStorable } from '@/lib/inventory/stored-device'
import { toDevice } from '@/lib/mmd/wire/to-device'
import { wireDevice } from '../mmd/mmd-fixtures'

const device = (id: string, changes: Partial<Device> = {}): Device => ({ ...toDevice(wireDevice()), id, ...changes })

function stored(...devices: Device[]) {
  const places = new Map(devices.map(({ id }, place) => [id, place]))
  return { version: 1, places, hashes: devices.map(each => toStorable(each).hash) }
}

const idsOf = (devices: { device: Device }[]) => devices.map(each => each.device.id)

describe('A reading of the fleet', () => {
  it('takes new devices and those whose row differs', () => {
    const reading = createFleetReading(stored(device('a'), device('b'), device('c')))
    reading.add([device('b', { name: 'renamed' }), device('d'), device('a', { lastSyncAt: null })])
    expect(reading.size()).toBe(3)
    expect(reading.missing()).toEqual(['c'])
    expect(idsOf(reading.takeNew())).toEqual(['d'])
    expect(idsOf(reading.takeChanged())).toEqual(['b'])
    expect(reading.taken()).toBe(2)
  })

  it('counts a device that is named again once, as it was named last', () => {
    const reading = createFleetReading(stored(device('a'), device('b')))
    reading.add([device('a', { ring: 'Fast!' }), device('b'), device('new', { name: 'first' })])
    reading.add([device('a'), device('b', { ring: 'Fast!' }), device('new', { name: 'last' })])
    expect(reading.size()).toBe(3)
    expect(reading.takeChanged().map(({ device: { id, name } }) => [id, name])).toEqual([
      ['new', 'last'],
      ['b', device('b').name],
    ])
  })

  it('takes a device that was written ahead and named again as changed, and not as new', () => {
    const reading = createFleetReading({ version: null, places: new Map(), hashes: [] })
    reading.add([device('a')])
    expect(idsOf(reading.takeNew())).toEqual(['a'])
    reading.add([device('a', { name: 'renamed' })])
    expect(reading.takeNew()).toEqual([])
    expect(idsOf(reading.takeChanged())).toEqual(['a'])
  })

  it('packs the activity by the order of the ids, with those that are kept', () => {
    const reading = createFleetReading(stored(device('c'), device('a')))
    reading.add([device('d', { ageInMonths: 4 }), device('a', { ageInMonths: 1 })])
    reading.add([device('a', { ageInMonths: 2, lastSyncAt: null })])
    const kept = new Map([['c', { lastSyncAt: 7, ageInMonths: 3 }]])
    const { lastSyncAt, ageInMonths } = unpackActivity(reading.packActivity(kept), 3)
    expect([...ageInMonths]).toEqual([2, 3, 4])
    expect([...lastSyncAt]).toEqual([Number.NaN, 7, Date.parse(device('d').lastSyncAt ?? '')])
  })
})
