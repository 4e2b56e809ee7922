import type { Environment } from '@/lib/env'

/** Where the tenant sends an administrator back to after consent; registered beside the sign-in's redirect URL. */
export function adminConsentRedirectUrl(consoleUrl: string): string {
  return `${consoleUrl}/api/console/admin-consent`
}

/**
 * The link to send to an administrator. It is ours and not the tenant's own, because `state` belongs to the browser of
 * whoever opens it, and that is not the one it was copied from.
 */
export function adminConsentLink(consoleUrl: string): string {
  return `${adminConsentRedirectUrl(consoleUrl)}/start`
}

type Registration = Pick<
  Environment,
  'NEXTAUTH_URL' | 'ENTRA_AUTHORITY' | 'ENTRA_TENANT_ID' | 'ENTRA_CLIENT_ID' | 'MMD_API_SCOPE'
>

/** The tenant's page on which an administrator approves what the registration asks for; the same on v1 and v2. */
export function adminConsentAddress(registration: Registration, state: string): string {
  const query = new URLSearchParams({
    client_id: registration.ENTRA_CLIENT_ID,
    scope: registration.MMD_API_SCOPE,
    redirect_uri: adminConsentRedirectUrl(registration.NEXTAUTH_URL),
    state,
  })
  return `${registration.ENTRA_AUTHORITY}/${registration.ENTRA_TENANT_ID}/v2.0/adminconsent?${query}`
}
