import { html, type Reply, redirect, type SandboxRequest } from '../http'
import type { Sandbox } from '../state'
import { EntraError, toErrorDocument } from './errors'
import { adminConsentPage } from './pages'

/** Administrator consent. Accepting also ends the `consent` failures of the settings. */
export function handleAdminConsent(sandbox: Sandbox, request: SandboxRequest): Reply {
  const { clientId, redirectUris, consentRedirectUris, tenantId, tenantName } = sandbox.settings
  const { query } = request
  if (query.get('client_id') !== clientId) throw new EntraError(700016, { hint: query.get('client_id') ?? 'none' })
  const redirectUri = query.get('redirect_uri') ?? ''
  if (![...redirectUris, ...consentRedirectUris].includes(redirectUri))
    throw new EntraError(50011, { hint: redirectUri })

  const decision = request.method === 'POST' ? new URLSearchParams(request.body).get('decision') : null
  if (decision === null) return html(200, adminConsentPage(request.target, tenantName))
  const url = new URL(redirectUri)
  // The real endpoint says `admin_consent=True` on refusals too; `error` is what tells them apart.
  url.searchParams.set('admin_consent', 'True')
  url.searchParams.set('tenant', tenantId)
  const state = query.get('state')
  if (state !== null) url.searchParams.set('state', state)
  if (decision === 'accept') {
    sandbox.update({ consent: 'granted' })
  } else {
    const { error, error_description } = toErrorDocument(new EntraError(65004), request.origin)
    url.searchParams.set('error', error)
    url.searchParams.set('error_description', error_description)
  }
  return redirect(url.href)
}
