import type { Reply, SandboxRequest } from '../http'
import { decodeSegments } from '../http'
import type { Sandbox } from '../state'
import { authorize, toUnauthorizedReply, Unauthorized } from './authorization'
import type { Call } from './call'
import { getDevice, listDevices } from './devices'
import { closeElevationRequest, createElevationRequest, getElevationDetails, listElevationRequests } from './elevation'
import { MmdError, toErrorReply } from './errors'
import { listProfiles, reassignProfile } from './profiles'
import { addNote, createTicket, getTicket, listNotes, listTickets } from './tickets'
import { getUser, listUsers } from './users'

const BASE = '/support/odata/v1/'

export function isMmdPath(path: string): boolean {
  return path.startsWith(BASE)
}

type Endpoint = {
  method: string
  /** Segments below the base; `:name` takes any one segment, `(':name')` an OData key. */
  path: string
  context: 'any' | 'application'
  handle: (call: Call) => Reply
}

/** The API, row for row as its reference lists it. */
const endpoints: Endpoint[] = [
  { method: 'GET', path: 'tenants/:tenantId/devices', context: 'any', handle: listDevices },
  { method: 'GET', path: 'tenants/:tenantId/devices/:deviceName', context: 'any', handle: getDevice },
  { method: 'GET', path: 'tenants/:tenantId/profiles', context: 'any', handle: listProfiles },
  {
    method: 'PATCH',
    path: 'tenants/:tenantId/profiles/reassignProfile',
    context: 'application',
    handle: reassignProfile,
  },
  { method: 'GET', path: 'tenants/:tenantId/users', context: 'any', handle: listUsers },
  { method: 'GET', path: 'tenants/:tenantId/users/:userUpn', context: 'any', handle: getUser },
  { method: 'GET', path: 'tickets', context: 'application', handle: listTickets },
  { method: 'GET', path: "tickets(':ticketId')", context: 'application', handle: getTicket },
  { method: 'POST', path: 'tickets', context: 'application', handle: createTicket },
  { method: 'GET', path: "tickets(':ticketId')/notes", context: 'application', handle: listNotes },
  { method: 'POST', path: "tickets(':ticketId')/addNote", context: 'application', handle: addNote },
  {
    method: 'GET',
    path: 'tenants/:tenantId/elevationRequests',
    context: 'application',
    handle: listElevationRequests,
  },
  {
    method: 'POST',
    path: 'tenants/:tenantId/elevationRequests',
    context: 'application',
    handle: createElevationRequest,
  },
  {
    method: 'GET',
    path: 'tenants/:tenantId/devices/:deviceName/elevationDetails',
    context: 'application',
    handle: getElevationDetails,
  },
  {
    method: 'PATCH',
    path: 'tenants/:tenantId/elevationRequests/:id',
    context: 'application',
    handle: closeElevationRequest,
  },
]

/** The named segments if the path fits the pattern. An OData key's doubled quotes become single ones. */
function match(pattern: string, segments: string[]): Record<string, string> | null {
  const parts = pattern.split('/')
  if (parts.length !== segments.length) return null
  const params: Record<string, string> = {}
  for (const [position, part] of parts.entries()) {
    const segment = segments[position] ?? ''
    const key = /^(\w+)\(':(\w+)'\)$/.exec(part)
    if (part.startsWith(':')) params[part.slice(1)] = segment
    else if (key !== null) {
      const [, name = '', parameter = ''] = key
      if (!segment.startsWith(`${name}('`) || !segment.endsWith("')")) return null
      params[parameter] = segment.slice(name.length + 2, -2).replaceAll("''", "'")
    } else if (part !== segment) return null
  }
  return params
}

function findEndpoint(request: SandboxRequest): { endpoint: Endpoint; params: Record<string, string> } {
  const segments = decodeSegments(`/${request.path.slice(BASE.length)}`)
  if (segments === null) throw new MmdError(400, 'The path is not valid.')
  const found = endpoints.flatMap(endpoint => {
    const params = match(endpoint.path, segments)
    return params === null ? [] : [{ endpoint, params }]
  })
  const exact = found.find(({ endpoint }) => endpoint.method === request.method)
  if (exact !== undefined) return exact
  if (found.length > 0) throw new MmdError(405, `${request.method} is not allowed here.`)
  throw new MmdError(404, 'Resource not found for the segment.')
}

/** The Managed Desktop API. Who calls is settled before anything is said about what exists. */
export async function handleMmd(sandbox: Sandbox, request: SandboxRequest): Promise<Reply> {
  try {
    const caller = await authorize(sandbox, request)
    const { endpoint, params } = findEndpoint(request)
    if (endpoint.context === 'application' && caller.context !== 'application')
      throw new MmdError(403, 'This endpoint can be reached in application context only.')
    if (caller.tenantId !== (params.tenantId ?? sandbox.settings.tenantId))
      throw new MmdError(403, 'The token belongs to another tenant.')
    return endpoint.handle({ sandbox, request, caller, params })
  } catch (error) {
    if (error instanceof Unauthorized) return toUnauthorizedReply(error)
    if (error instanceof MmdError) return toErrorReply(error)
    throw error
  }
}
