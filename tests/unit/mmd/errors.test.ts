import { describe, expect, it } from 'vitest'
import { MmdRefusalError, toRefusal } from '@/lib/mmd/errors'
import { answerOf } from './mmd-fixtures'

describe("the service's refusal", () => {
  it.each([
    [403, { error: { code: '403', message: 'This device has too many open elevation requests.' } }],
    [400, { errorCode: '400', message: 'This persona is not supported.', instanceAnnotations: [] }],
  ])('with %i is understood in both of its shapes', (status, body) => {
    const refusal = toRefusal(answerOf(body, status))
    expect(refusal).toBeInstanceOf(MmdRefusalError)
    expect(refusal).toMatchObject({ status, message: 'error' in body ? body.error?.message : body.message })
  })

  it.each([
    ['a page of HTML', '<html><h1>502 Bad Gateway</h1></html>'],
    ['nothing at all', ''],
    ['plain text', 'upstream connect error'],
    ['other JSON', { error: 'nope' }],
    ['a message that is no text', { error: { message: 7 }, message: null }],
    ['a bare list', [1, 2]],
    ['null', 'null'],
  ])('is a clear sentence of our own when %s came (security 29)', (_, body) => {
    expect(toRefusal(answerOf(body, 502))).toMatchObject({ status: 502, message: 'The service answered 502' })
  })

  it('keeps the headers that say when to come back', () => {
    expect(toRefusal(answerOf('', 429, { 'retry-after': '9' })).headers).toEqual({ 'retry-after': '9' })
  })
})
