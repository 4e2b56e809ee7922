import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toExpiry, tokensSchema, toTokens } from '@/lib/auth/tokens'

const NOW = Date.parse('2026-11-22T12:00:00Z')

describe('the end of an access token', () => {
  it('is the same whether the tenant counts in numbers or in text', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 28 * 3600 }), seconds => {
        expect(toExpiry(seconds, NOW)).toBe(NOW + seconds * 1000)
        expect(toExpiry(String(seconds), NOW)).toBe(NOW + seconds * 1000)
      }),
    )
  })

  it.each([undefined, null, '', 'soon', '-5', -5, 0, '0', Number.NaN, true, {}, [3600]])(
    'has come already when the tenant says %j',
    expiresIn => {
      expect(toExpiry(expiresIn, NOW)).toBe(NOW)
    },
  )

  it('never lies before the answer, whatever the tenant says', () => {
    fc.assert(fc.property(fc.anything(), expiresIn => toExpiry(expiresIn, NOW) >= NOW))
    for (const absurd of [Number.POSITIVE_INFINITY, 1e15, '3599abc', '1e9']) {
      expect(new Date(toExpiry(absurd, NOW)).getTime()).toBeLessThanOrEqual(NOW + 48 * 3_600_000)
    }
    expect(toExpiry('3599abc', NOW)).toBe(NOW)
  })
})

describe('a token answer', () => {
  it('gives both tokens and when the first one ends', () => {
    const body = { token_type: 'Bearer', access_token: 'a', refresh_token: 'r', expires_in: '3599', id_token: 'i' }
    const tokens = toTokens(body, NOW, 'old')
    expect(tokens).toStrictEqual({ accessToken: 'a', refreshToken: 'r', accessExpiresAt: NOW + 3_599_000 })
    expect(tokensSchema.parse(JSON.parse(JSON.stringify(tokens)))).toEqual(tokens)
  })

  it('without a refresh token keeps the one we had, if we had one', () => {
    expect(toTokens({ access_token: 'a', expires_in: 1 }, NOW, 'old').refreshToken).toBe('old')
    expect(toTokens({ access_token: 'a', expires_in: 1, refresh_token: null }, NOW, 'old').refreshToken).toBe('old')
    expect(toTokens({ access_token: 'a', expires_in: 1, refresh_token: '' }, NOW, 'old').refreshToken).toBe('old')
    expect(toTokens({ access_token: 'a' }, NOW, 'old').accessExpiresAt).toBe(NOW)
    expect(toTokens({ access_token: 'a', expires_in: null }, NOW, null)).toStrictEqual({
      accessToken: 'a',
      refreshToken: null,
      accessExpiresAt: NOW,
    })
  })

  it.each([undefined, null, '', [], {}, { access_token: '' }, { access_token: 7 }, { refresh_token: 'r' }])(
    'that reads %j is none',
    body => {
      expect(() => toTokens(body, NOW, 'old')).toThrow()
    },
  )
})
