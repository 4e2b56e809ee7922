import { afterEach, describe, expect, it, vi } from 'vitest'
import { getApplicationToken } from '@/lib/auth/application-token'
import { ApplicationContextOffError } from '@/lib/auth/errors'
import { CLIENT_ID, CONSOLE_URL, TENANT_ID } from '../unit/auth/auth-fixtures'

describe('application context that is off', () => {
  afterEach(() => vi.unstubAllEnvs())

  it('gives no token and asks nobody for one', async () => {
    const settings = { NEXTAUTH_URL: CONSOLE_URL, NEXTAUTH_SECRET: 'x'.repeat(32), ENTRA_CLIENT_SECRET: 'a secret' }
    const names = { ENTRA_TENANT_ID: TENANT_ID, ENTRA_CLIENT_ID: CLIENT_ID, MMD_APPLICATION_CONTEXT: '' }
    for (const [name, value] of Object.entries({ ...settings, ...names })) vi.stubEnv(name, value)
    const reason = await getApplicationToken().catch((cause: unknown) => cause)
    expect(reason).toBeInstanceOf(ApplicationContextOffError)
    expect(reason).toMatchObject({ code: 'application-context-off' })
  })
})
