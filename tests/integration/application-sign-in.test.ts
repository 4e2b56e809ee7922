import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { getApplicationToken } from '@/lib/auth/application-token'
import type { ApplicationTokens } from '@/lib/auth/application-tokens'
import { ApplicationSignInError } from '@/lib/auth/errors'
import { TokenEndpointError } from '@/lib/auth/token-endpoint-error'
import { CLIENT_ID, CONSOLE_URL, TENANT_ID } from '../unit/auth/auth-fixtures'

describe('the token of the application itself', () => {
  beforeEach(() => {
    const settings = { NEXTAUTH_URL: CONSOLE_URL, NEXTAUTH_SECRET: 'x'.repeat(32), ENTRA_CLIENT_SECRET: 'a secret' }
    const names = { ENTRA_TENANT_ID: TENANT_ID, ENTRA_CLIENT_ID: CLIENT_ID, MMD_APPLICATION_CONTEXT: 'true' }
    for (const [name, value] of Object.entries({ ...settings, ...names })) vi.stubEnv(name, value)
  })
  afterEach(() => {
    vi.unstubAllEnvs()
    vi.unstubAllGlobals()
  })

  const provide = (get: ApplicationTokens['get']) => vi.stubGlobal('consoleApplicationTokens', { get })

  it('is handed on', async () => {
    provide(async rejected => `not ${rejected}`)
    expect(await getApplicationToken('this')).toBe('not this')
  })

  it('that cannot be had is told apart from a person’s that cannot be renewed', async () => {
    const refusal = new TokenEndpointError('invalid_client', 7000222, 401)
    provide(async () => {
      throw refusal
    })
    const reason = await getApplicationToken().catch((cause: unknown) => cause)
    expect(reason).toBeInstanceOf(ApplicationSignInError)
    expect(reason).toMatchObject({ code: 'application-sign-in', cause: refusal })
  })
})
