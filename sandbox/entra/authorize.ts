import { randomUUID } from 'node:crypto'
import { html, type Reply, redirect, type SandboxRequest } from '../http'
import type { Sandbox } from '../state'
import { type Account, accounts, findAccount } from './accounts'
import { parseClaimsRequest } from './claims-request'
import { EntraError, toErrorDocument } from './errors'
import type { Grant } from './grants'
import { accountPickerPage } from './pages'
import { resourcesOf, splitScope } from './scopes'
import type { EndpointVersion } from './version'

function withParameters(uri: string, parameters: Record<string, string | null>): string {
  const url = new URL(uri)
  for (const [name, value] of Object.entries(parameters)) if (value !== null) url.searchParams.set(name, value)
  return url.href
}

/** Faults in these may not be sent to the redirect URI: nobody has vouched for it yet. */
function requireKnownClient(sandbox: Sandbox, params: URLSearchParams): string {
  const { clientId, redirectUris } = sandbox.settings
  const given = params.get('client_id')
  if (given === null) throw new EntraError(900144, { hint: 'client_id' })
  if (given !== clientId) throw new EntraError(700016, { hint: given })
  const redirectUri = params.get('redirect_uri')
  if (redirectUri === null || !redirectUris.includes(redirectUri))
    throw new EntraError(50011, { hint: redirectUri ?? 'no redirect_uri' })
  return redirectUri
}

function throwForcedErrors(sandbox: Sandbox): void {
  const { authorizeError, consent } = sandbox.settings
  if (authorizeError !== null) throw new EntraError(authorizeError.code ?? null, authorizeError)
  if (consent === 'missing') throw new EntraError(65001)
  if (consent === 'admin-required') throw new EntraError(90094)
}

/** Checks the rest of the request and returns what the person is asked to agree to. */
function toGrant(params: URLSearchParams, version: EndpointVersion): Omit<Grant, 'account'> {
  const responseType = params.get('response_type')
  if (responseType === null) throw new EntraError(900144, { hint: 'response_type' })
  if (responseType !== 'code') throw new EntraError(700051, { hint: responseType })
  if (!['query', null].includes(params.get('response_mode')))
    throw new EntraError(9002313, { hint: 'the sandbox knows response_mode=query only' })
  const method = params.get('code_challenge_method')
  if (params.has('code_challenge') && method !== 'S256')
    throw new EntraError(9002313, { hint: 'code_challenge_method must be S256' })

  const scopes = splitScope(params.get('scope'))
  const resource = params.get('resource')
  if (version === 'v2') {
    if (scopes.length === 0) throw new EntraError(900144, { hint: 'scope' })
    if (resource !== null) throw new EntraError(901002)
    const resources = resourcesOf(scopes)
    if (resources.length > 1 && scopes.some(scope => scope.endsWith('/.default')))
      throw new EntraError(70011, { hint: '.default cannot be combined with scopes of another resource' })
  }
  const claims = params.get('claims')
  const asked = claims === null ? {} : parseClaimsRequest(claims)
  return { version, scopes, resource, nonce: params.get('nonce'), asked }
}

/** Who is signing in: chosen on the page, or without one by `autoSignIn` or `prompt=none`. Null means: ask. */
function choose(sandbox: Sandbox, params: URLSearchParams, choice: string | null): Account | null {
  if (choice === 'cancel') throw new EntraError(65004)
  const { autoSignIn } = sandbox.settings
  const silent = params.get('prompt') === 'none'
  const hint = silent ? params.get('login_hint') : null
  const wanted = choice ?? autoSignIn ?? hint
  if (wanted === null) {
    if (silent) throw new EntraError(50058)
    return null
  }
  const account = findAccount(wanted)
  if (account === null) throw new EntraError(50034, { hint: wanted })
  return account
}

/** The authorization endpoint: an account picker, then back to the client with a code, or with an error. */
export function handleAuthorize(sandbox: Sandbox, request: SandboxRequest, version: EndpointVersion): Reply {
  const form = new URLSearchParams(request.method === 'POST' ? request.body : '')
  const choice = form.get('account')
  form.delete('account')
  const params = new URLSearchParams([...request.query, ...form])
  const redirectUri = requireKnownClient(sandbox, params)
  const state = sandbox.settings.signInState?.wrongState === true ? 'another-state' : params.get('state')
  try {
    throwForcedErrors(sandbox)
    const grant = toGrant(params, version)
    const account = choose(sandbox, params, choice)
    if (account === null) {
      const action = `${request.path}?${params}`
      return html(200, accountPickerPage(accounts, action, params.get('login_hint'), sandbox.settings.tenantName))
    }
    const code = sandbox.grants.issueCode({ ...grant, account }, redirectUri, params.get('code_challenge'))
    sandbox.ledger.record('code', code, account.upn)
    return redirect(withParameters(redirectUri, { code, state, session_state: randomUUID() }))
  } catch (error) {
    if (!(error instanceof EntraError)) throw error
    const { error: kind, error_description, error_uri, claims = null } = toErrorDocument(error, request.origin)
    return redirect(withParameters(redirectUri, { error: kind, error_description, error_uri, state, claims }))
  }
}
