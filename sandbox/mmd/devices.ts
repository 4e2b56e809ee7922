import type { Device } from '../fleet/device'
import type { Reply } from '../http'
import type { Sandbox } from '../state'
import type { Call } from './call'
import { collection, entity, readPaging, readSearch } from './collection'
import { MmdError } from './errors'

/** Values no client has seen yet, for one row in ten. */
function withUnknownEnum(device: Device, position: number): Device {
  if (position % 10 !== 0) return device
  return { ...device, complianceState: 'Quarantined', primaryUpdateRing: 'Canary', persona: 'Frontline' }
}

/** A row as a broken service might send it. */
function malformed(device: Device): Record<string, unknown> {
  const { aadDeviceId: _missing, ...rest } = device
  return { ...rest, name: 12345, ageInMonths: 'old' }
}

function* deviceRows(sandbox: Sandbox, indexes: Iterable<number>, now: number): Generator<unknown> {
  const { malformedRows, unknownEnum } = sandbox.settings
  let position = 0
  for (const index of indexes) {
    const device = sandbox.service.withProfile(sandbox.fleet.device(index, now), now)
    if (position < malformedRows) yield malformed(device)
    else yield unknownEnum ? withUnknownEnum(device, position) : device
    position += 1
  }
}

export function listDevices({ sandbox, request }: Call): Reply {
  const { maxTop, pageDrift } = sandbox.settings
  const { skip, top } = readPaging(request, maxTop)
  const drifted = skip === 0 ? 0 : Math.max(0, skip - pageDrift)
  const now = sandbox.now()
  const rows = sandbox.fleet.deviceRows({ search: readSearch(request), skip: drifted, top }, now)
  return collection(request, 'Devices', deviceRows(sandbox, rows, now))
}

/** The number of a device by its name in the path. */
export function requireDevice({ sandbox, params }: Call): number {
  const index = sandbox.fleet.findDevice(params.deviceName ?? '', sandbox.now())
  if (index === null) throw new MmdError(404, 'This device does not exist.')
  return index
}

export function getDevice(call: Call): Reply {
  const { sandbox, request } = call
  const now = sandbox.now()
  const device = sandbox.fleet.deviceInFull(requireDevice(call), now)
  return entity(request, 'Devices', sandbox.service.withProfile(device, now))
}
