import { html, type Reply, redirect, type SandboxRequest } from '../http'
import type { Sandbox } from '../state'
import { signedOutPage } from './pages'

/** True when a URL shares its origin with one that was registered. */
function isOnRegisteredOrigin(url: string, registered: string[]): boolean {
  return URL.canParse(url) && registered.some(uri => new URL(uri).origin === new URL(url).origin)
}

/** Ends the session at the tenant. That it was asked to can be read in the request log. */
export function handleLogout(sandbox: Sandbox, { query }: SandboxRequest): Reply {
  const target = query.get('post_logout_redirect_uri')
  if (target === null || !isOnRegisteredOrigin(target, sandbox.settings.redirectUris)) return html(200, signedOutPage())
  const url = new URL(target)
  const state = query.get('state')
  if (state !== null) url.searchParams.set('state', state)
  return redirect(url.href)
}
