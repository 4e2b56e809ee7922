import { describe, expect, it } from 'vitest'
import { type ProblemCode, ProblemError } from '@/lib/bff/problem'
import { problemSchema } from '@/lib/domain/problem'

/** Every problem the API answers and its status: the contract with the browser. */
const statuses: Record<ProblemCode, number> = {
  'bad-request': 400,
  unauthenticated: 401,
  'session-ended': 401,
  'claims-required': 401,
  'cross-site': 403,
  forbidden: 403,
  'application-context-off': 403,
  'upstream-forbidden': 403,
  'recent-sign-in-required': 403,
  'ticket-used': 403,
  'not-found': 404,
  'method-not-allowed': 405,
  'payload-too-large': 413,
  'unsupported-media-type': 415,
  'upstream-rejected': 400,
  'rate-limited': 429,
  'upstream-throttled': 429,
  internal: 500,
  'upstream-malformed': 502,
  'upstream-error': 502,
  'upstream-unavailable': 503,
  'sign-in-unavailable': 503,
  'application-sign-in-unavailable': 503,
  'no-snapshot': 503,
  'upstream-timeout': 504,
}

const rows = Object.entries(statuses) as [ProblemCode, number][]

describe('a problem', () => {
  it.each(rows)(
    'of the kind %s is answered with %i, words for people, and the request’s id (security 25)',
    async (code, status) => {
      const response = new ProblemError(code).toResponse('request-1')
      expect(response.status).toBe(status)
      expect(response.headers.get('content-type')).toBe('application/problem+json')
      const body = problemSchema.parse(await response.json())
      expect(body).toMatchObject({ type: 'about:blank', status, code, requestId: 'request-1' })
      expect(body.title).toMatch(/^[A-Z].+[^.]$/)
      expect(body.detail).toMatch(/^[A-Z].+\.$/)
    },
  )

  it('tells its own detail and headers when it has some', async () => {
    const details = { detail: 'The parameter x is not known here.', headers: { allow: 'GET' }, retryAfterSeconds: 0 }
    const response = new ProblemError('method-not-allowed', details).toResponse('request-1')
    expect(response.headers.get('allow')).toBe('GET')
    expect(response.headers.get('retry-after')).toBe('0')
    expect(await response.json()).toMatchObject({ detail: details.detail })
  })

  it('says nothing of when to come back unless it is known', () => {
    expect(new ProblemError('upstream-throttled').toResponse('request-1').headers.has('retry-after')).toBe(false)
  })

  it('keeps what caused it to itself (security 29)', async () => {
    const error = new ProblemError('internal', { cause: new Error('canary: Server=tcp:10.0.0.7') })
    expect(await error.toResponse('request-1').text()).not.toContain('canary')
    expect(error.cause).toHaveProperty('message', 'canary: Server=tcp:10.0.0.7')
  })
})
