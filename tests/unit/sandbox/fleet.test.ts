import { describe, expect, test } from 'vitest'
import { Fleet } from '../../../sandbox/fleet/fleet'
import { DAY_MS, NEVER } from '../../../sandbox/fleet/time'

const NOW = Date.UTC(2026, 10, 22, 12)
const settings = { seed: 1, oddities: true, devices: 5000, tenantId: 'a-tenant', tenantName: 'Contoso' }
const fleet = new Fleet(settings)
const devices = Array.from({ length: fleet.size }, (_, index) => fleet.device(index, NOW))

/** The share of devices for which something holds. */
function share(condition: (device: (typeof devices)[number]) => boolean): number {
  return devices.filter(condition).length / devices.length
}

describe('a device', () => {
  test('depends on seed, number and time only, not on the fleet size or what was made before', () => {
    const larger = new Fleet({ ...settings, devices: 1_000_000 })
    for (const index of [4999, 0, 27]) expect(larger.device(index, NOW)).toEqual(devices[index])
    expect(new Fleet({ ...settings, seed: 2 }).device(0, NOW)).not.toEqual(devices[0])
  })

  test('is found by its id', () => {
    const position = 1234
    expect(fleet.indexOfDeviceId(devices[position]?.aadDeviceId ?? '', NOW)).toBe(position)
    expect(fleet.indexOfDeviceId('00000000-0000-4000-a000-000000000000', NOW)).toBeNull()
  })

  test('never goes back as time passes: neither its last sync nor its version nor its age', () => {
    for (let index = 0; index < 300; index += 1) {
      const before = fleet.device(index, NOW)
      const after = fleet.device(index, NOW + 45 * DAY_MS)
      if (after.aadDeviceId !== before.aadDeviceId) continue // another device has taken its place
      expect(after.ageInMonths).toBeGreaterThan(before.ageInMonths)
      const revision = (version: string | null) => Number(version?.split('.')[3] ?? 0)
      expect(revision(after.osVersion)).toBeGreaterThanOrEqual(revision(before.osVersion))
      if (before.lastIntuneSyncDateTimeUtc !== null && before.lastIntuneSyncDateTimeUtc !== NEVER)
        expect(Date.parse(after.lastIntuneSyncDateTimeUtc ?? '')).toBeGreaterThanOrEqual(
          Date.parse(before.lastIntuneSyncDateTimeUtc),
        )
    }
  })

  test('has neither groups nor configurations in a list, and both when looked at alone', () => {
    expect(devices[0]).toMatchObject({ groups: [], configurations: [] })
    const { groups, configurations } = fleet.deviceInFull(0, NOW)
    expect(groups.length).toBeGreaterThanOrEqual(3)
    expect(configurations.length).toBeGreaterThanOrEqual(10)
  })
})

describe('the fleet', () => {
  test('has an id of its own for every device', () => {
    expect(new Set(devices.map(device => device.aadDeviceId)).size).toBe(devices.length)
  })

  test('has 2 % devices that were never set up, as the reference shows them', () => {
    expect(share(device => device.name === '')).toBeCloseTo(0.02, 2)
    expect(devices.find(device => device.name === '')).toMatchObject({
      intuneId: null,
      globalDeviceId: null,
      enrolledIntoIntuneDateTimeUtc: null,
      assignedUser: null,
      userUpn: null,
      userEmail: null,
      osVersion: null,
      lastIntuneSyncDateTimeUtc: null,
      managementAgent: null,
      operatingSystemEdition: null,
      complianceState: 'Unknown',
    })
  })

  test.each([
    ['the Broad ring', 0.9, (device: (typeof devices)[number]) => device.primaryUpdateRing === 'Broad'],
    ['the Fast ring', 0.09, (device: (typeof devices)[number]) => device.primaryUpdateRing === 'Fast'],
    [
      'devices out of compliance',
      0.05,
      (device: (typeof devices)[number]) => device.complianceState === 'NonCompliant',
    ],
    ['failed profiles', 0.01, (device: (typeof devices)[number]) => device.profileAssignmentStatus === 'Failed'],
    ['Windows 11 25H2', 0.54, (device: (typeof devices)[number]) => device.osVersion?.includes('.26200.') === true],
  ])('has its share of %s', (_, expected, condition) => {
    expect(Math.abs(share(condition) - expected)).toBeLessThan(0.02)
  })

  test('syncs mostly within the day, with a tail of weeks, months and never', () => {
    const age = (timestamp: string | null) => (timestamp === null ? Number.NaN : (NOW - Date.parse(timestamp)) / DAY_MS)
    expect(share(device => age(device.lastIntuneSyncDateTimeUtc) < 1)).toBeGreaterThan(0.8)
    expect(share(device => age(device.lastIntuneSyncDateTimeUtc) < 0)).toBe(0)
    expect(share(device => age(device.lastIntuneSyncDateTimeUtc) > 5)).toBeGreaterThan(0.03)
    expect(share(device => device.lastIntuneSyncDateTimeUtc === NEVER)).toBeGreaterThan(0.002)
    expect(share(device => device.name !== '' && device.lastIntuneSyncDateTimeUtc === null)).toBeGreaterThan(0.002)
  })

  test('writes timestamps with seven fractional digits or none, and ages in single precision', () => {
    for (const { lastIntuneSyncDateTimeUtc, ageInMonths } of devices) {
      expect(lastIntuneSyncDateTimeUtc ?? NEVER).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{7})?Z$/)
      expect(`${ageInMonths}`.replace('.', '').length).toBeLessThanOrEqual(9)
    }
  })

  test('leaves the odd names out when told to', () => {
    const plain = new Fleet({ ...settings, oddities: false })
    expect(fleet.findDevice('=1+1', NOW)).not.toBeNull()
    expect(plain.findDevice('=1+1', NOW)).toBeNull()
  })
})

describe('people', () => {
  test('have UPNs of their own, also where names repeat', () => {
    const large = new Fleet({ ...settings, devices: 60_000 })
    const upns = Array.from({ length: large.people }, (_, index) => large.person(index).upn)
    expect(new Set(upns).size).toBe(large.people)
  })

  test('hold the devices that name them', () => {
    for (const { serialNumber, userUpn } of devices.slice(0, 200)) {
      if (userUpn === null) continue
      const user = fleet.user(fleet.findUser(userUpn, NOW) ?? -1, NOW)
      expect(user.devices.map(device => device.serialNumber)).toContain(serialNumber)
    }
  })

  test('have several devices now and then', () => {
    const counts = Array.from({ length: 500 }, (_, index) => fleet.user(index, NOW).devices.length)
    expect(counts).toContain(0)
    expect(Math.max(...counts)).toBeGreaterThanOrEqual(2)
  })
})

test('search looks in name, serial number, global id, UPN and mail, and ignores case', () => {
  const target = devices.find(device => device.userUpn !== null && device.userEmail !== device.userUpn)
  for (const term of [target?.name, target?.serialNumber, target?.globalDeviceId, target?.userUpn, target?.userEmail]) {
    if (term === null || term === undefined) continue
    const found = [...fleet.deviceRows({ search: term.toUpperCase(), skip: 0, top: 100 }, NOW)]
    expect(found.map(index => devices[index]?.aadDeviceId)).toContain(target?.aadDeviceId)
  }
  expect([...fleet.deviceRows({ search: target?.model ?? '', skip: 0, top: 100 }, NOW)]).toEqual([])
})

test('two devices may share a name; the first one is found', () => {
  const twins = devices.flatMap((device, index) => (device.name === 'CONTOSO-LT-TWIN' ? [index] : []))
  expect(twins).toHaveLength(2)
  expect(fleet.findDevice('CONTOSO-LT-TWIN', NOW)).toBe(twins[0])
})
