import type { Setup } from '@/lib/domain/setup-check'
import type { Environment } from '@/lib/env'
import { addressesToRegister } from './addresses'

/** The registration as the configuration has it, without anything secret: for administrators, to compare with the portal. */
export function describeSetup(environment: Environment): Setup {
  const { credential } = environment
  return {
    addresses: addressesToRegister(environment.NEXTAUTH_URL),
    facts: [
      { label: 'Tenant ID', value: environment.ENTRA_TENANT_ID, copyable: true },
      { label: 'Client ID', value: environment.ENTRA_CLIENT_ID, copyable: true },
      { label: 'Authority', value: environment.ENTRA_AUTHORITY, copyable: false },
      { label: 'Endpoints', value: environment.ENTRA_ENDPOINTS, copyable: false },
      {
        label: 'Credential',
        value: credential.kind === 'secret' ? 'Client secret' : 'Certificate',
        copyable: false,
      },
      { label: 'Service', value: environment.MMD_API_BASE_URL, copyable: false },
      { label: 'Application context', value: environment.MMD_APPLICATION_CONTEXT ? 'On' : 'Off', copyable: false },
    ],
  }
}
