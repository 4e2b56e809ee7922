import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { aadstsNumber, TokenEndpointError, toTokenEndpointError } from '@/lib/auth/token-endpoint-error'

const refusal = {
  error: 'invalid_grant',
  error_description: 'AADSTS70008: The refresh token has expired. <b>canary-91c2</b> Trace ID: 1',
  error_codes: [70008],
  trace_id: '1',
}

describe("the token endpoint's refusal", () => {
  it('is known by its error and its number', () => {
    expect(toTokenEndpointError(400, refusal)).toMatchObject({ error: 'invalid_grant', number: 70008, status: 400 })
  })

  it('gives nothing of its description away (security 16)', () => {
    const error = toTokenEndpointError(400, { ...refusal, error_codes: undefined })
    expect(error.number).toBe(70008)
    expect(`${error.message} ${JSON.stringify(error)} ${error.stack}`).not.toContain('canary')
  })

  it('carries what is to be proven and how long to stay away', () => {
    const claims = '{"access_token":{"capolids":{"essential":true,"values":["c1"]}}}'
    const body = { ...refusal, error: 'interaction_required', claims }
    expect(toTokenEndpointError(400, body)).toMatchObject({ claims, retryAfterMs: null })
    expect(toTokenEndpointError(429, refusal, 5_000)).toMatchObject({ claims: null, retryAfterMs: 5_000 })
  })

  it.each([429, 500, 502, 503, 504])('with %i and no readable body is a passing trouble (security 20)', status => {
    for (const body of [undefined, null, '<html>', [], {}, { error: 7 }])
      expect(toTokenEndpointError(status, body, 9)).toMatchObject({
        error: 'temporarily_unavailable',
        number: null,
        status,
        retryAfterMs: 9,
      })
  })

  it.each([400, 401, 403, null])(
    'with %s and no readable body is unknown, and never the end of a session (security 20)',
    status => {
      for (const body of [undefined, null, '<html>', [], {}, { error: 'expected 200 OK, got: 503' }])
        expect(toTokenEndpointError(status, body)).toMatchObject({ error: 'unknown', number: null })
    },
  )

  it.each([{ error_description: null }, { error_codes: ['70008'] }, { claims: { access_token: {} } }])(
    'is still known by its error when its decoration is odd: %o',
    decoration => {
      expect(toTokenEndpointError(400, { error: 'invalid_grant', ...decoration }).error).toBe('invalid_grant')
    },
  )

  it('can be read whatever it holds', () => {
    fc.assert(
      fc.property(fc.anything(), body => {
        const error = toTokenEndpointError(400, body)
        expect(error).toBeInstanceOf(TokenEndpointError)
        expect(error.error).toMatch(/^[\w.-]{1,100}$/)
      }),
    )
  })
})

describe('the number in a description', () => {
  it.each([
    ['AADSTS50105: The signed in user is not assigned', 50105],
    ['Error: AADSTS7000215: Invalid client secret', 7000215],
    ['AADSTS70008 and AADSTS50173', 70008],
    ['AADSTS12', null],
    ['50105', null],
    ['', null],
    [null, null],
    [undefined, null],
  ])('%j is %s', (description, number) => {
    expect(aadstsNumber(description)).toBe(number)
  })
})
