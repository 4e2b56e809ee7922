import { describe, expect, it } from 'vitest'
import {
  ApplicationContextOffError,
  ApplicationSignInError,
  RefreshOnHoldError,
  SessionEndedError,
  StepUpRequiredError,
} from '@/lib/auth/errors'
import { TenantMetadataError } from '@/lib/auth/metadata'
import { TokenEndpointError } from '@/lib/auth/token-endpoint-error'
import { VaultError } from '@/lib/auth/vault'
import { type ProblemCode, ProblemError } from '@/lib/bff/problem'
import { toProblemError } from '@/lib/bff/to-problem-error'
import { HttpAnswerTooLargeError, HttpCircuitOpenError, HttpConnectionError, HttpTimeoutError } from '@/lib/http/errors'
import { MmdMalformedError, MmdRefusalError } from '@/lib/mmd/errors'

const NOW = Date.parse('2026-11-22T12:00:00Z')
const CANARY = 'canary-4d1b'

const errors: [what: string, error: unknown, code: ProblemCode, status: number][] = [
  ['a session that has ended', new SessionEndedError(), 'session-ended', 401],
  ['a sign-in that must prove more', new StepUpRequiredError(), 'claims-required', 401],
  ['a renewal that has to wait', new RefreshOnHoldError(1), 'sign-in-unavailable', 503],
  ['a thing the operator has not turned on', new ApplicationContextOffError(), 'application-context-off', 403],
  ...[
    new TokenEndpointError('invalid_client', 7000222, 401),
    new TenantMetadataError(CANARY),
    new HttpTimeoutError(),
    new RefreshOnHoldError(1),
  ].map((cause): (typeof errors)[number] => [
    `the application's own sign-in (${cause.name})`,
    new ApplicationSignInError({ cause }),
    'application-sign-in-unavailable',
    503,
  ]),
  ['an answer nobody can read', new MmdMalformedError(CANARY), 'upstream-malformed', 502],
  ['an answer too large to hold', new HttpAnswerTooLargeError(1), 'upstream-malformed', 502],
  [
    'a tenant that refuses to renew',
    new TokenEndpointError('invalid_client', 7000222, 401),
    'sign-in-unavailable',
    503,
  ],
  ['a tenant that cannot be asked', new TenantMetadataError(CANARY), 'sign-in-unavailable', 503],
  ['an answer that does not come', new HttpTimeoutError(), 'upstream-timeout', 504],
  ['a connection that breaks', new HttpConnectionError(CANARY), 'upstream-unavailable', 503],
  ['a service left alone for a while', new HttpCircuitOpenError(CANARY), 'upstream-unavailable', 503],
  ['tokens that do not open', new VaultError(CANARY), 'internal', 500],
  ['a mistake of our own', new TypeError(CANARY), 'internal', 500],
  ['something thrown that is no error', CANARY, 'internal', 500],
  ['nothing', undefined, 'internal', 500],
]

const refusals: [upstream: number, code: ProblemCode, status: number][] = [
  [400, 'upstream-rejected', 400],
  [401, 'session-ended', 401],
  [403, 'upstream-forbidden', 403],
  [404, 'not-found', 404],
  [429, 'upstream-throttled', 429],
  [503, 'upstream-unavailable', 503],
  [504, 'upstream-timeout', 504],
  [301, 'upstream-error', 502],
  [302, 'upstream-error', 502],
  [405, 'upstream-error', 502],
  [409, 'upstream-error', 502],
  [500, 'upstream-error', 502],
  [501, 'upstream-error', 502],
  [502, 'upstream-error', 502],
]

describe('what went wrong', () => {
  it.each(errors)('as %s reaches the browser as its own problem (security 25)', async (_, error, code, status) => {
    const problem = toProblemError(error)
    expect([problem.code, problem.cause]).toEqual([code, error])
    const response = problem.toResponse('request-1')
    expect(response.status).toBe(status)
    expect(await response.text()).not.toContain(CANARY)
  })

  it.each(refusals)(
    'as the service’s %i reaches the browser as %s, and without its words (security 29)',
    async (upstream, code, status) => {
      const refusal = new MmdRefusalError(upstream, CANARY, { server: CANARY, 'set-cookie': CANARY })
      const problem = toProblemError(refusal)
      expect([problem.code, problem.cause]).toEqual([code, refusal])
      const response = problem.toResponse('request-1')
      expect(response.status).toBe(status)
      expect((await response.text()) + JSON.stringify([...response.headers])).not.toContain(CANARY)
    },
  )

  it('stays what it is when it is a problem already', () => {
    const problem = new ProblemError('forbidden')
    expect(toProblemError(problem)).toBe(problem)
  })
})

describe('a service that says when to come back', () => {
  const retryAfter = (status: number, header?: string) =>
    toProblemError(new MmdRefusalError(status, null, header === undefined ? {} : { 'retry-after': header }), NOW)
      .toResponse('request-1')
      .headers.get('retry-after')

  it.each([
    [429, '17', '17'],
    [503, '120', '120'],
    [429, 'Sun, 22 Nov 2026 12:00:30 GMT', '30'],
    [429, 'Sun, 22 Nov 2026 11:00:00 GMT', '0'],
  ])('by %i and "%s" is passed on in seconds: %s (security 40)', (status, header, seconds) => {
    expect(retryAfter(status, header)).toBe(seconds)
  })

  it('rounds a part of a second up, never down', () => {
    const refusal = new MmdRefusalError(429, null, { 'retry-after': 'Sun, 22 Nov 2026 12:00:30 GMT' })
    expect(toProblemError(refusal, NOW + 100).details.retryAfterSeconds).toBe(30)
  })

  it.each([undefined, 'soon'])('by %j is not quoted', header => {
    expect(retryAfter(429, header)).toBeNull()
  })

  it('by holding renewals back is passed on too, rounded up', () => {
    expect(toProblemError(new RefreshOnHoldError(12_001)).details.retryAfterSeconds).toBe(13)
    const application = new ApplicationSignInError({ cause: new RefreshOnHoldError(12_001) })
    expect(toProblemError(application).details.retryAfterSeconds).toBe(13)
  })

  it('does not put the application’s trouble down to the person’s sign-in', () => {
    const cause = new TokenEndpointError('invalid_client', 7000222, 401)
    const { title, detail } = toProblemError(new ApplicationSignInError({ cause })).toProblem('request-1')
    expect(title).toBe('The console could not sign in as the application')
    expect(detail).toMatch(/^Your own sign-in is fine/)
  })
})
