import { decodeSegments, html, json, type Reply, type SandboxRequest, text } from '../http'
import type { Sandbox } from '../state'
import { handleAdminConsent } from './admin-consent'
import { handleAuthorize } from './authorize'
import { EntraError, errorJson } from './errors'
import { toJwks } from './keys'
import { handleLogout } from './logout'
import { metadataOf } from './metadata'
import { errorPage } from './pages'
import { handleToken } from './token'
import type { EndpointVersion } from './version'

type Route = {
  methods: string[]
  /** How a refusal is shown: to a program, or to a person. */
  errors: 'json' | 'page'
  handle: (sandbox: Sandbox, request: SandboxRequest) => Reply | Promise<Reply>
}

const keys: Route = { methods: ['GET'], errors: 'json', handle: sandbox => json(200, toJwks(sandbox.keys.tenant)) }

const metadata = (version: EndpointVersion): Route => ({
  methods: ['GET'],
  errors: 'json',
  handle: (sandbox, request) => json(200, metadataOf(version, request.origin, sandbox.settings.tenantId)),
})

const authorize = (version: EndpointVersion): Route => ({
  methods: ['GET', 'POST'],
  errors: 'page',
  handle: (sandbox, request) => handleAuthorize(sandbox, request, version),
})

const token = (version: EndpointVersion): Route => ({
  methods: ['POST'],
  errors: 'json',
  handle: (sandbox, request) => handleToken(sandbox, request, version),
})

const logout: Route = { methods: ['GET', 'POST'], errors: 'page', handle: handleLogout }
const adminConsent: Route = { methods: ['GET', 'POST'], errors: 'page', handle: handleAdminConsent }

/** Paths below the tenant. */
const routes: Record<string, Route> = {
  'oauth2/v2.0/authorize': authorize('v2'),
  'oauth2/authorize': authorize('v1'),
  'oauth2/v2.0/token': token('v2'),
  'oauth2/token': token('v1'),
  'v2.0/.well-known/openid-configuration': metadata('v2'),
  '.well-known/openid-configuration': metadata('v1'),
  'discovery/v2.0/keys': keys,
  'discovery/keys': keys,
  'oauth2/v2.0/logout': logout,
  'oauth2/logout': logout,
  'v2.0/adminconsent': adminConsent,
  adminconsent: adminConsent,
}

function find(segments: string[]): Route | null {
  return routes[segments.slice(1).join('/')] ?? null
}

/** The identity half. */
export async function handleEntra(sandbox: Sandbox, request: SandboxRequest): Promise<Reply> {
  const segments = decodeSegments(request.path) ?? []
  if (request.path === '/foreign/keys') return json(200, toJwks(sandbox.keys.foreign))
  const route = find(segments)
  if (route === null) return text(404, 'Not found')
  if (!route.methods.includes(request.method)) return text(405, 'Method not allowed')
  try {
    const isSharedKeys = route === keys && segments[0] === 'common'
    if (segments[0] !== sandbox.settings.tenantId && !isSharedKeys)
      throw new EntraError(90002, { hint: `${segments[0]}` })
    return await route.handle(sandbox, request)
  } catch (error) {
    if (!(error instanceof EntraError)) throw error
    return route.errors === 'page' ? html(error.status, errorPage(error)) : errorJson(error, request.origin)
  }
}
