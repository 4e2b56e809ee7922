import fc from 'fast-check'
import type { Device } from '@/lib/domain/device'
import { DEFAULT_SORT, type DeviceSort, SORT_FIELDS } from '@/lib/domain/device-query'
import { releaseOfBuild, toWindowsVersion } from '@/lib/domain/windows'

/** The moment at which the tests' fleets are looked at. */
export const NOW = Date.parse('2026-11-22T10:20:00.000Z')

const odd = fc.constantFrom(
  '',
  'é',
  'É',
  'e\u0301',
  'ß',
  'İ',
  'Zoë "Z" O\u2019Brien',
  "it's",
  '%_\\',
  '漢字',
  '😀',
  ' a b ',
  'A',
  'a',
  '10',
  '9',
)
const text = fc.oneof(
  fc.constantFrom('MMD-1', 'MMD-10', 'MMD-2', 'mmd-1'),
  odd,
  fc.string({ maxLength: 6, unit: 'grapheme' }),
)
const orNull = <Value>(arbitrary: fc.Arbitrary<Value>) => fc.option(arbitrary, { nil: null, freq: 4 })
const version = fc.constantFrom(
  '10.0.19045.3803',
  '10.0.22631.4000',
  '10.0.26100.4061',
  '10.0.26100.3000',
  '10.0.99999.1',
  '11',
  '',
)

/** A device with nulls, duplicates, Unicode, quotes and words nobody knows. */
export const deviceArbitrary: fc.Arbitrary<Device> = fc
  .record({
    id: fc.uuid(),
    name: text,
    intuneId: orNull(fc.uuid()),
    manufacturer: fc.constantFrom('Dell Inc.', 'LENOVO', 'HP', ''),
    model: fc.oneof(fc.constantFrom('Latitude 7440', 'ThinkPad T14', 'a, b'), text),
    serialNumber: fc.oneof(fc.constantFrom('5CG1234', '5cg1234', ''), text),
    globalDeviceId: orNull(fc.constantFrom('g:1', 'g:67')),
    enrolledAt: orNull(instant()),
    assignedUser: orNull(text),
    userUpn: orNull(fc.constantFrom('ana@contoso.com', 'Bo@contoso.com', '')),
    userEmail: orNull(fc.constantFrom('ana@contoso.com', 'x@y.z')),
    compliance: fc.constantFrom('Compliant', 'NonCompliant', 'Unknown', 'Ünknöwn'),
    osVersion: orNull(version),
    osEdition: orNull(fc.constantFrom('Enterprise', 'Pro', 'Education')),
    ring: fc.constantFrom('Test', 'First', 'Fast', 'Broad', 'Slow, later'),
    lastSyncAt: orNull(instant()),
    ageInMonths: orNull(fc.constantFrom(0, 13.978561, 35.9, 36, 60)),
    planType: fc.constantFrom('Premium', 'Standard'),
    profile: fc.constantFrom('Standard', 'PowerUser', 'Kiosk'),
    managementAgent: orNull(fc.constantFrom('Intune', 'Co-managed')),
    profileAssignment: fc.constantFrom('Successful', 'Pending', 'InProgress', 'Failed', ''),
  })
  .map(device => {
    const read = toWindowsVersion(device.osVersion)
    return { ...device, osBuild: read ? String(read.build) : null, osRelease: read ? releaseOfBuild(read.build) : null }
  })

/** Within two months of NOW, some of them just at the edges that rules know. */
function instant(): fc.Arbitrary<string> {
  const day = 86_400_000
  return fc
    .oneof(
      fc.constantFrom(0, 1, day, day + 1, 5 * day, 5 * day + 1, 7 * day, 30 * day, 30 * day + 1, -60_000),
      fc.integer({ min: 0, max: 60 * day }),
    )
    .map(ago => new Date(NOW - ago).toISOString())
}

export const fleetArbitrary = fc.uniqueArray(deviceArbitrary, { selector: device => device.id, maxLength: 40 })

/** Every order that a list can be asked for in. */
export const sortArbitrary: fc.Arbitrary<DeviceSort> = fc.oneof(
  { weight: 1, arbitrary: fc.constant(DEFAULT_SORT) },
  { weight: 5, arbitrary: fc.record({ field: fc.constantFrom(...SORT_FIELDS), descending: fc.boolean() }) },
)
