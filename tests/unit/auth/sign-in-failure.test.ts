import { connect, createServer } from 'node:net'
import { describe, expect, it } from 'vitest'
import { OWN_ERRORS, SignInError, toSignInError } from '@/lib/auth/sign-in-failure'

const CANARY = 'canary-2b7e <img src=x>'

/** An error as openid-client makes it: known by its name, with the tenant's fields on it. */
function protocolError(name: 'OPError' | 'RPError', message: string, fields: object = {}): Error {
  return Object.assign(new Error(message), { name }, fields)
}

describe('why a sign-in failed', () => {
  it('is the tenant’s error and number, and nothing of its text (security 16)', () => {
    const refusal = { error: 'access_denied', error_description: `AADSTS50105: ${CANARY}` }
    const failure = toSignInError(protocolError('OPError', `access_denied (${CANARY})`, refusal))
    expect(failure).toMatchObject({ error: 'access_denied', number: 50105 })
    expect(failure.cause).toBeUndefined()
    expect(failure.message).toBe('Sign-in failed with access_denied (AADSTS50105)')
    expect(`${JSON.stringify(failure)} ${failure.stack}`).not.toContain('canary')
  })

  it.each([
    'state mismatch, expected a, got: b',
    'nonce mismatch, expected a, got: b',
    'unexpected iss value, expected a, got: b',
    'failed to validate JWT signature',
    'unexpected JWT alg received, expected RS256, got: none',
    'id_token issued too long ago',
    'checks.state argument is missing',
  ])('is a mismatch when "%s" (security 14)', message => {
    const failure = toSignInError(protocolError('RPError', message))
    expect(failure).toMatchObject({ error: OWN_ERRORS.mismatch, number: null })
    expect(failure.cause).toBeUndefined()
  })

  it('is a busy tenant when it does not answer', async () => {
    const failure = toSignInError(protocolError('RPError', 'outgoing request timed out after 15000ms'))
    expect(failure.error).toBe('temporarily_unavailable')

    const server = createServer().listen(0, '127.0.0.1')
    await new Promise(resolve => server.once('listening', resolve))
    const { port } = server.address() as { port: number }
    await new Promise(resolve => server.close(resolve))
    const refused = await new Promise(resolve => connect(port, '127.0.0.1').once('error', resolve))
    expect(toSignInError(refused)).toMatchObject({ error: 'temporarily_unavailable', cause: refused })
  })

  it.each(['ECONNRESET', 'ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'ETIMEDOUT'])(
    'is a busy tenant on %s, even without a syscall',
    code => {
      const several = Object.assign(new AggregateError([new Error('first'), new Error('second')]), { code })
      expect(toSignInError(several).error).toBe('temporarily_unavailable')
      expect(toSignInError(Object.assign(new Error('socket hang up'), { code })).error).toBe('temporarily_unavailable')
    },
  )

  it.each([503, 429])('is a busy tenant when it answers %s with a page instead of an error', statusCode => {
    const fields = { error: `expected 200 OK, got: ${statusCode}`, response: { statusCode } }
    expect(toSignInError(protocolError('OPError', 'expected 200 OK', fields)).error).toBe('temporarily_unavailable')
  })

  it.each([[new TypeError('x is undefined')], ['text'], [undefined], [null]])(
    'is our own fault when it is %s',
    cause => {
      expect(toSignInError(cause)).toMatchObject({ error: OWN_ERRORS.internal, number: null, cause })
    },
  )

  it('stays what it is when it is known already', () => {
    const failure = new SignInError(OWN_ERRORS.otherTenant, null)
    expect(toSignInError(failure)).toBe(failure)
    expect(failure.message).toBe('Sign-in failed with other_tenant')
  })
})
