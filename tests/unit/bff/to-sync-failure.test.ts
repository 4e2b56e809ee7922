import { expect, test } from 'vitest'
import { SessionEndedError, StepUpRequiredError } from '@/lib/auth/errors'
import { ShutdownError } from '@/lib/bff/shutdown'
import { toSyncFailure } from '@/lib/bff/to-sync-failure'
import { HttpConnectionError } from '@/lib/http/errors'
import { MmdMalformedError, MmdRefusalError } from '@/lib/mmd/errors'

test.each([
  ['the service’s refusal', new MmdRefusalError(403, 'secret words of the service'), 'upstream-forbidden'],
  ['an error of the service', new MmdRefusalError(500, null), 'upstream-error'],
  ['a broken connection', new HttpConnectionError(new Error('reset')), 'upstream-unavailable'],
  ['an answer that is no list', new MmdMalformedError('no JSON'), 'upstream-malformed'],
  ['a fault of ours', new TypeError('secret words of ours'), 'internal'],
  ['a console that stops', new ShutdownError(), 'sync-interrupted'],
])('%s is told in words of ours, with the request id (security 29)', (_, error, code) => {
  const failure = toSyncFailure(error, 'request-1')
  expect(failure).toEqual({ code, title: expect.any(String), detail: expect.any(String), requestId: 'request-1' })
  expect(JSON.stringify(failure)).not.toContain('secret words')
})

test.each([
  ['a session that ended', new SessionEndedError()],
  ['an additional check', new StepUpRequiredError()],
  ['a token that the service refuses', new MmdRefusalError(401, null)],
])('%s is not told to everybody as if it were theirs', (_, error) => {
  expect(toSyncFailure(error, 'request-1').code).toBe('sync-sign-in')
})
