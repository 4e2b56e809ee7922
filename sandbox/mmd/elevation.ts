import { z } from 'zod'
import { noContent, type Reply } from '../http'
import { type Call, readJson } from './call'
import { collection, entity, readPaging } from './collection'
import { requireDevice } from './devices'
import { AGENT_UPN, newElevationSchema } from './elevation-book'
import { MmdError } from './errors'
import { type Fields, parseFilter, parseOrderBy } from './odata'

const FIELDS: Fields = {
  id: 'string',
  deviceName: 'string',
  title: 'string',
  category: 'string',
  subcategory: 'string',
  planOfAction: 'string',
  partnerTicketId: 'string',
  requestingAgentUpn: 'string',
  closingAgentUpn: 'string',
  requestCreationTime: 'timestamp',
  requestClosureTime: 'timestamp',
  isSuccessfulRequest: 'boolean',
  isDeleted: 'boolean',
}

const closeSchema = z.object({ ActionsTaken: z.string().min(1) })

export function listElevationRequests({ sandbox, request }: Call): Reply {
  const { skip, top } = readPaging(request, sandbox.settings.maxTop)
  const filter = parseFilter(request.query.get('$filter'), FIELDS)
  const order = parseOrderBy(request.query.get('$orderby'), FIELDS)
  const rows = sandbox.service.elevation.list().filter(filter).sort(order)
  return collection(request, 'ElevationRequests', rows.slice(skip, skip + top))
}

/** Devices of the Test ring have no user support, and so no elevation. */
function requireSupported(call: Call, index: number): void {
  const { primaryUpdateRing } = call.sandbox.fleet.device(index, call.sandbox.now())
  if (primaryUpdateRing === 'Test') throw new MmdError(403, 'Devices in the Test ring are not eligible for elevation.')
}

export function createElevationRequest(call: Call): Reply {
  const { sandbox, request } = call
  const { elevation } = sandbox.service
  const wanted = newElevationSchema.safeParse(readJson(call))
  if (!wanted.success) throw new MmdError(400, z.prettifyError(wanted.error))
  const { DeviceName } = wanted.data
  requireSupported(call, requireDevice({ ...call, params: { deviceName: DeviceName } }))
  if (!elevation.mayOpen(DeviceName)) throw new MmdError(403, 'This device has too many open elevation requests.')
  const created = elevation.create(wanted.data, sandbox.settings.tenantId, sandbox.now())
  return entity(request, 'ElevationRequests', created, 201)
}

export function closeElevationRequest(call: Call): Reply {
  const { elevation } = call.sandbox.service
  const request = elevation.find(call.params.id ?? '')
  if (request === null) throw new MmdError(404, 'This elevation request does not exist.')
  const body = closeSchema.safeParse(readJson(call))
  if (!body.success) throw new MmdError(400, z.prettifyError(body.error))
  if (request.requestClosureTime !== null) throw new MmdError(400, 'This elevation request was already closed.')
  elevation.close(request, body.data.ActionsTaken, call.sandbox.now())
  return noContent()
}

/** Reveals the local administrator's password of a device with an open request; every look is written down. */
export function getElevationDetails(call: Call): Reply {
  const { sandbox, request } = call
  const device = sandbox.fleet.device(requireDevice(call), sandbox.now())
  const open = sandbox.service.elevation.openFor(device.name)[0]
  if (open === undefined) throw new MmdError(404, 'This elevation request does not exist.')
  const password = sandbox.service.elevation.password(device.name, sandbox.now())
  sandbox.ledger.record('password', password.value, device.name)
  if (!open.viewerUpns.includes(AGENT_UPN)) open.viewerUpns.push(AGENT_UPN)
  return entity(request, 'ElevationDetails', {
    tenantId: device.tenantId,
    deviceName: device.name,
    openedElevationRequestId: open.id,
    aadDeviceId: device.aadDeviceId,
    accountUpn: `${device.name}\\MMDAdmin`,
    password: password.value,
    passwordLastUpdated: password.since,
    status: 'PasswordSucceeded',
    isPasswordChanged: true,
    viewedBy: open.viewerUpns,
  })
}
