import { adminConsentRedirectUrl } from '@/lib/auth/admin-consent'
import { PROVIDER_ID } from '@/lib/auth/provider'
import type { SetupStep } from '@/lib/domain/setup-check'

/** The addresses the tenant may send people back to; each must be registered letter for letter. */
export function addressesToRegister(consoleUrl: string): SetupStep['values'] {
  return [
    { label: 'Sign-in', value: `${consoleUrl}/api/auth/callback/${PROVIDER_ID}` },
    { label: 'Sign-out', value: `${consoleUrl}/signed-out` },
    { label: 'Administrator consent', value: adminConsentRedirectUrl(consoleUrl) },
  ]
}
