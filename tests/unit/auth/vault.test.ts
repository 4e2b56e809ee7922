import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createVault, VaultError } from '@/lib/auth/vault'

const OLD = 'old secret '.repeat(4)
const NEW = 'new secret '.repeat(4)
const vault = createVault([NEW])
const TEXT = JSON.stringify({ accessToken: 'canary-5e0d', refreshToken: 'Grüße 世界' })

/** The parts of an envelope, its payload as bytes. */
function takeApart(envelope: string) {
  const [version = '', keyId = '', payload = ''] = envelope.split('.')
  return { version, keyId, bytes: Buffer.from(payload, 'base64url') }
}

const putTogether = ({ version, keyId, bytes }: ReturnType<typeof takeApart>) =>
  `${version}.${keyId}.${bytes.toString('base64url')}`

describe('sealed tokens', () => {
  it('open to what was sealed, for the place they were sealed for (security 21)', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (text, context) => {
        expect(vault.open(vault.seal(text, context), context)).toBe(text)
      }),
    )
  })

  it('do not open for any other place (security 21)', () => {
    const envelope = vault.seal(TEXT, 'row-1')
    for (const context of ['row-2', '', 'row-1 ', 'ROW-1'])
      expect(() => vault.open(envelope, context)).toThrow(VaultError)
  })

  it('do not open in any other spelling of the same bytes (security 21)', () => {
    const envelope = vault.seal(TEXT, 'row')
    for (const other of [`${envelope}.junk`, `${envelope}=`, `${envelope}\n!`, envelope.replace('.', '. ')]) {
      expect(() => vault.open(other, 'row')).toThrow(VaultError)
    }
  })

  it('do not open with one bit of them turned, wherever it is (security 21)', () => {
    const envelope = takeApart(vault.seal(TEXT, 'row'))
    for (let bit = 0; bit < envelope.bytes.length * 8; bit += 1) {
      const bytes = Buffer.from(envelope.bytes)
      bytes.writeUInt8(bytes.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3)
      expect(() => vault.open(putTogether({ ...envelope, bytes }), 'row')).toThrow(VaultError)
    }
  })

  it('do not open cut short or made longer (security 21)', () => {
    const envelope = takeApart(vault.seal(TEXT, 'row'))
    for (let length = 0; length < envelope.bytes.length; length += 1)
      expect(() => vault.open(putTogether({ ...envelope, bytes: envelope.bytes.subarray(0, length) }), 'row')).toThrow(
        VaultError,
      )
    const longer = Buffer.concat([envelope.bytes, Buffer.from([0])])
    expect(() => vault.open(putTogether({ ...envelope, bytes: longer }), 'row')).toThrow(VaultError)
  })

  it('do not open under another version or key id', () => {
    const envelope = takeApart(vault.seal(TEXT, 'row'))
    expect(() => vault.open(putTogether({ ...envelope, version: 'v2' }), 'row')).toThrow('not one of ours')
    expect(() => vault.open(putTogether({ ...envelope, keyId: '00000000' }), 'row')).toThrow('not configured any more')
  })

  it('fail clearly whatever stands in their place', () => {
    const keyId = takeApart(vault.seal(TEXT, 'row')).keyId
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.string().map(rest => `v1.${keyId}.${rest}`),
        ),
        envelope => {
          expect(() => vault.open(envelope, 'row')).toThrow(VaultError)
        },
      ),
    )
  })

  it('show nothing of the tokens, and are different each time (security 21)', () => {
    const envelopes = Array.from({ length: 20 }, () => vault.seal(TEXT, 'row'))
    expect(new Set(envelopes).size).toBe(20)
    expect(new Set(envelopes.map(envelope => takeApart(envelope).bytes.subarray(0, 12).toString('hex'))).size).toBe(20)
    for (const envelope of envelopes) {
      expect(envelope).toMatch(/^v1\.[0-9a-f]{8}\.[\w-]+$/)
      expect(`${envelope} ${takeApart(envelope).bytes.toString('latin1')}`).not.toContain('canary')
    }
  })
})

describe('changing the secret', () => {
  it('keeps tokens readable that were sealed with the one before (security 21)', () => {
    const envelope = createVault([OLD]).seal(TEXT, 'row')
    expect(createVault([NEW, OLD]).open(envelope, 'row')).toBe(TEXT)
  })

  it('seals with the new one from then on (security 21)', () => {
    const envelope = createVault([NEW, OLD]).seal(TEXT, 'row')
    expect(createVault([NEW]).open(envelope, 'row')).toBe(TEXT)
    expect(() => createVault([OLD]).open(envelope, 'row')).toThrow(VaultError)
  })

  it('shuts out what was sealed with a secret that was taken away (security 21)', () => {
    const envelope = createVault([OLD]).seal(TEXT, 'row')
    expect(() => vault.open(envelope, 'row')).toThrow('not configured any more')
  })

  it('never puts the secret into the envelope or its key id', () => {
    const { keyId } = takeApart(createVault([OLD]).seal('', 'row'))
    expect(takeApart(createVault([OLD]).seal('', 'row')).keyId).toBe(keyId)
    expect(takeApart(vault.seal('', 'row')).keyId).not.toBe(keyId)
  })
})
