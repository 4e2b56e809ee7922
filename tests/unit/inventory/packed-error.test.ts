import { describe, expect, test } from 'vitest'
import { HttpAnswerTooLargeError, HttpCircuitOpenError, HttpConnectionError, HttpTimeoutError } from '@/lib/http/errors'
import { packError, unpackError } from '@/lib/inventory/packed-error'
import { SyncLeaseLostError } from '@/lib/inventory/sync-lease'
import { MmdMalformedError, MmdRefusalError } from '@/lib/mmd/errors'

/** As an error goes to another thread: a structured clone of what is packed. */
const sent = (error: unknown) => unpackError(structuredClone(packError(error)))

describe('An error that goes to another thread', () => {
  test.each([
    new HttpAnswerTooLargeError(12),
    new HttpCircuitOpenError(new Error('five in a row')),
    new HttpConnectionError(new Error('reset')),
    new HttpTimeoutError({ cause: new Error('headers') }),
    new MmdMalformedError('The answer is not JSON', { cause: new SyntaxError('<') }),
    new MmdRefusalError(429, 'Slow down', { 'retry-after': '7' }),
    new SyncLeaseLostError(),
  ])('arrives as the $name it was', error => {
    const arrived = sent(error)
    expect(arrived).toBeInstanceOf(error.constructor)
    expect({ ...arrived }).toEqual({ ...error })
    expect(arrived.message).toBe(error.message)
    expect((arrived.cause as Error | undefined)?.message).toBe((error.cause as Error | undefined)?.message)
  })

  test('keeps name, code and cause when it is none of ours', () => {
    const cause = Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED', socket: () => undefined })
    const arrived = sent(new RangeError('Too far', { cause }))
    expect(arrived).toMatchObject({ name: 'RangeError', message: 'Too far' })
    expect(arrived.cause).toMatchObject({ message: 'connect ECONNREFUSED', code: 'ECONNREFUSED' })
  })

  test('is an error even if something else was thrown', () => {
    expect(sent('nothing').message).toBe('Something was thrown that is no error: string')
  })
})
