import { describe, expect, it } from 'vitest'
import { deviceSchema } from '@/lib/domain/device'
import { toDevice, toDeviceDetails } from '@/lib/mmd/wire/to-device'
import { documentedDevice, namelessDevice, wireDevice } from './mmd-fixtures'

describe("the service's device", () => {
  it('becomes ours, field by field', () => {
    const device = toDevice(wireDevice())
    expect(device).toStrictEqual({
      id: documentedDevice.aadDeviceId,
      name: 'MMD-03690457680',
      intuneId: documentedDevice.intuneId,
      manufacturer: 'Microsoft Corporation',
      model: 'Surface Laptop 4',
      serialNumber: '036904576800',
      globalDeviceId: 'g:6755399441055744',
      enrolledAt: '2021-11-11T15:01:07.538Z',
      assignedUser: 'Megan Bowen',
      userUpn: 'megan@contoso.example',
      userEmail: 'megan.bowen@contoso.example',
      compliance: 'Compliant',
      osVersion: '10.0.26100.4061',
      osBuild: '26100',
      osRelease: 'Windows 11 24H2',
      osEdition: 'Enterprise',
      ring: 'Fast',
      lastSyncAt: '2026-11-20T08:30:00.000Z',
      ageInMonths: 13.978561,
      planType: 'Premium',
      profile: 'PowerUser',
      managementAgent: 'Intune',
      profileAssignment: 'Successful',
    })
    expect(deviceSchema.parse(device)).toEqual(device)
  })

  it('that was never set up is a device too, with nothing where nothing is known', () => {
    const device = toDevice(wireDevice(namelessDevice))
    expect(deviceSchema.parse(device)).toEqual(device)
    expect(device).toMatchObject({
      id: documentedDevice.aadDeviceId,
      name: '',
      intuneId: null,
      enrolledAt: null,
      userUpn: null,
      osVersion: null,
      osBuild: null,
      osRelease: null,
      lastSyncAt: null,
    })
  })

  it('that never synced has no last sync, rather than one in the year 1', () => {
    expect(toDevice(wireDevice({ lastIntuneSyncDateTimeUtc: '0001-01-01T00:00:00Z' })).lastSyncAt).toBeNull()
  })

  it.each([
    ['10.0.99999.1', '99999', null],
    ['10.0.19045', '19045', 'Windows 10 22H2'],
    ['6.1.7601.24545', null, null],
    ['Windows 11', null, null],
    ['', null, null],
  ])('with the Windows version "%s" is shown as it came and never guessed', (osVersion, osBuild, osRelease) => {
    expect(toDevice(wireDevice({ osVersion }))).toMatchObject({ osVersion, osBuild, osRelease })
  })
})

describe("the service's single device", () => {
  it('brings its groups and configurations, times brought to ours', () => {
    const group = { id: 'g1', displayName: 'All devices', description: null, countMembers: 3 }
    const configuration = {
      id: 'c1',
      type: 'Policy',
      name: 'BitLocker',
      version: '4',
      createdUtc: '2021-11-11T15:01:07.5381567Z',
      lastModifiedUtc: '0001-01-01T00:00:00Z',
      deploymentStatus: 'Compliant',
      lastReportedStatusUtc: null,
    }
    const wire = wireDevice({ groups: [group], configurations: [configuration] })
    expect(toDeviceDetails(wire)).toStrictEqual({
      device: toDevice(wire),
      groups: [group],
      configurations: [
        {
          id: 'c1',
          type: 'Policy',
          name: 'BitLocker',
          version: '4',
          createdAt: '2021-11-11T15:01:07.538Z',
          lastModifiedAt: null,
          status: 'Compliant',
          lastReportedAt: null,
        },
      ],
    })
  })
})
