import { z } from 'zod'
import { accounts, rolesOf } from './entra/accounts'
import { faultRuleSchema } from './faults'
import { decodeSegments, json, noContent, type Reply, type SandboxRequest } from './http'
import { settingsSchema } from './settings'
import type { Sandbox } from './state'

const BASE = '/__sandbox'

export function isControlPath(path: string): boolean {
  return path === BASE || path.startsWith(`${BASE}/`)
}

class ControlError extends Error {
  readonly status: number
  constructor(status: number, message: string) {
    super(message)
    this.status = status
  }
}

function parseBody<T>(schema: z.ZodType<T>, request: SandboxRequest): T {
  let value: unknown
  try {
    value = JSON.parse(request.body === '' ? '{}' : request.body)
  } catch (cause) {
    throw new ControlError(400, `The body is not JSON: ${String(cause)}`)
  }
  const parsed = schema.safeParse(value)
  if (!parsed.success) throw new ControlError(400, z.prettifyError(parsed.error))
  return parsed.data
}

function describeTenant(sandbox: Sandbox): Reply {
  return json(200, {
    ...sandbox.settings,
    now: new Date(sandbox.now()).toISOString(),
    accounts: accounts.map(account => ({ ...account, roles: rolesOf(account, sandbox.settings) })),
  })
}

type Handler = (sandbox: Sandbox, request: SandboxRequest, id: string) => Reply

/** Method and resource; `:id` stands for a segment. */
const routes: Record<string, Handler> = {
  'GET ': describeTenant,
  'PATCH ': (sandbox, request) => {
    const changes = parseBody(settingsSchema.partial(), request)
    // Absent members are absent here too: `partial` only widens the type with undefined.
    sandbox.update(changes as Partial<typeof sandbox.settings>)
    return describeTenant(sandbox)
  },
  'POST reset': sandbox => {
    sandbox.reset()
    return describeTenant(sandbox)
  },
  'GET requests': (sandbox, { query }) =>
    json(200, sandbox.log.list({ path: query.get('path'), method: query.get('method') })),
  'DELETE requests': sandbox => {
    sandbox.log.clear()
    return noContent()
  },
  'GET faults': sandbox => json(200, sandbox.faults.list()),
  'POST faults': (sandbox, request) => json(201, { id: sandbox.faults.add(parseBody(faultRuleSchema, request)) }),
  'DELETE faults': sandbox => {
    sandbox.faults.clear()
    return noContent()
  },
  'DELETE faults/:id': (sandbox, _request, id) => {
    if (!sandbox.faults.remove(id)) throw new ControlError(404, `There is no fault ${id}.`)
    return noContent()
  },
  'POST revoke': (sandbox, request) => {
    const { upn } = parseBody(z.strictObject({ upn: z.string().optional() }), request)
    return json(200, { revoked: sandbox.grants.revoke(upn ?? null) })
  },
  'GET tokens': sandbox => json(200, sandbox.ledger.list()),
  'POST certificates': (sandbox, request) => {
    const { pem } = parseBody(z.strictObject({ pem: z.string() }), request)
    try {
      return json(201, { thumbprint: sandbox.certificates.register(pem) })
    } catch (cause) {
      throw new ControlError(400, `The certificate cannot be read: ${String(cause)}`)
    }
  },
  'DELETE certificates': sandbox => {
    sandbox.certificates.clear()
    return noContent()
  },
}

/** The control address: how tests and the demo steer the pretend tenant. It has no counterpart at Microsoft. */
export function handleControl(sandbox: Sandbox, request: SandboxRequest): Reply {
  const [, resource = '', id = ''] = decodeSegments(request.path) ?? []
  const handler = routes[`${request.method} ${id === '' ? resource : `${resource}/:id`}`]
  if (handler === undefined) return json(404, { error: `There is no ${request.method} ${request.path}.` })
  try {
    return handler(sandbox, request, id)
  } catch (error) {
    if (error instanceof ControlError) return json(error.status, { error: error.message })
    throw error
  }
}
