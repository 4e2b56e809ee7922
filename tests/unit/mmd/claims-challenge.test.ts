import { describe, expect, it } from 'vitest'
import { claimsOfChallenge } from '@/lib/mmd/claims-challenge'

const CLAIMS = '{"access_token":{"nbf":{"essential":true,"value":"1700000000"}}}'

function challenge(claims: string, error = 'insufficient_claims', encoding: 'base64' | 'base64url' = 'base64') {
  const encoded = Buffer.from(claims).toString(encoding)
  return `Bearer realm="", authorization_uri="https://login.example/authorize", error="${error}", claims="${encoded}"`
}

describe('a refusal by the service that asks for more proof', () => {
  it.each(['base64', 'base64url'] as const)('says what to prove, in %s', encoding => {
    expect(claimsOfChallenge(challenge(CLAIMS, undefined, encoding))).toBe(CLAIMS)
  })

  it.each([
    ['there is no header', undefined],
    ['it is a plain refusal', 'Bearer error="invalid_token"'],
    ['it is another error', challenge(CLAIMS, 'invalid_token')],
    ['it names no claims', 'Bearer error="insufficient_claims"'],
    ['its claims are no JSON', challenge('not json')],
    ['its claims are a list', challenge('[1]')],
    ['its claims are null', challenge('null')],
    ['its claims are a bare word', challenge('"claims"')],
    ['its claims are longer than any address', challenge(`{"a":"${'x'.repeat(8_000)}"}`)],
  ])('is no such thing when %s', (_, header) => {
    expect(claimsOfChallenge(header)).toBeNull()
  })
})
