import { describe, expect, it } from 'vitest'
import { furtherLines, furtherLinesAbove, toDeviceLines } from '@/components/people/device-lines'
import { person, personDevice } from './staff'

const withDevices = (count: number) =>
  person(1, { devices: Array.from({ length: count }, (_, number) => personDevice(number + 1)) })

describe('the lines of a row', () => {
  it.each([
    [0, 0, 0, 0],
    [1, 1, 0, 0],
    [4, 4, 0, 3],
    [5, 3, 2, 3],
    [30, 3, 27, 3],
  ])('%i devices: %i are shown, %i are said to be more, in %i further lines', (count, shown, more, further) => {
    const lines = toDeviceLines(withDevices(count), '')
    expect([lines.devices.length, lines.more, furtherLines(withDevices(count))]).toEqual([shown, more, further])
  })

  it('begin with the devices that were searched for, in whatever case', () => {
    expect(toDeviceLines(withDevices(30), 'sn29').devices[0]?.serialNumber).toBe('SN29')
    expect(toDeviceLines(withDevices(30), 'mmd-30').devices[0]?.name).toBe('MMD-30')
  })

  it('push down the rows below them', () => {
    expect(furtherLinesAbove([withDevices(1), withDevices(3), withDevices(0), withDevices(9)])).toEqual([0, 0, 2, 2, 5])
  })
})
