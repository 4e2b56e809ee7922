import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cookieEncryption, sessionCookies, toSessionId } from '@/lib/auth/cookies'

const OLD = 'old secret '.repeat(4)
const NEW = 'new secret '.repeat(4)
const { encode, decode } = cookieEncryption([NEW])

/** Seals a session id into a cookie's value, as next-auth does at sign-in. */
const seal = (sid: string, secret = NEW, salt?: string) =>
  cookieEncryption([secret]).encode({
    token: { sid },
    secret: '',
    maxAge: 3600,
    ...(salt === undefined ? {} : { salt }),
  })

/** The session a cookie's value refers to, as `findSession` reads it. */
const open = async (token: string | undefined, encryption = cookieEncryption([NEW])) =>
  toSessionId(await encryption.decode({ secret: NEW, ...(token === undefined ? {} : { token }) }))

describe('the cookies of the console', () => {
  it('over https belong to this host alone, and to no script (security 1)', () => {
    for (const { name, options } of Object.values(sessionCookies('https://console.example'))) {
      expect(name).toMatch(/^__Host-next-auth\./)
      expect(options).toMatchObject({ httpOnly: true, secure: true, path: '/', sameSite: 'lax' })
      expect(options).not.toHaveProperty('domain')
    }
  })

  it('on this very machine do without https and its prefix', () => {
    for (const { name, options } of Object.values(sessionCookies('http://localhost:3000'))) {
      expect(name).toMatch(/^next-auth\./)
      expect(options).toMatchObject({ httpOnly: true, secure: false, path: '/', sameSite: 'lax' })
    }
  })

  it('of a sign-in under way go after a quarter of an hour (security 10)', () => {
    const { state, nonce, pkceCodeVerifier } = sessionCookies('https://console.example')
    for (const { options } of [state, nonce, pkceCodeVerifier]) expect(options).toHaveProperty('maxAge', 900)
  })

  it('each have their own name', () => {
    const names = Object.values(sessionCookies('https://console.example')).map(({ name }) => name)
    expect(new Set(names).size).toBe(6)
  })
})

describe('the session cookie', () => {
  it('leads back to its session and is small (security 2)', async () => {
    const sid = 'x'.repeat(43)
    const token = await seal(sid)
    expect(await open(token)).toBe(sid)
    expect(token.length).toBeLessThan(1_000)
    expect(Buffer.from(token, 'base64url').toString('latin1') + token).not.toContain(sid)
  })

  it('changed anywhere means nobody (security 8)', async () => {
    const parts = (await seal('sid')).split('.')
    const place = fc.constantFrom(0, 2, 3, 4)
    await fc.assert(
      fc.asyncProperty(place, fc.nat(), fc.integer({ min: 0, max: 7 }), async (part, at, bit) => {
        const bytes = Buffer.from(parts[part] ?? '', 'base64url')
        const index = at % bytes.length
        bytes.writeUInt8(bytes.readUInt8(index) ^ (1 << bit), index)
        expect(await open(parts.with(part, bytes.toString('base64url')).join('.'))).toBeNull()
      }),
    )
  })

  it('cut short, made longer or made up means nobody, and is never a crash (security 8)', async () => {
    const token = await seal('sid')
    const madeUp = fc.oneof(
      fc.nat(token.length - 1).map(length => token.slice(0, length)),
      fc.string({ minLength: 1 }).map(more => `${token}.${more}`),
      fc.string(),
      fc.array(fc.base64String(), { maxLength: 6 }).map(parts => parts.join('.')),
    )
    await fc.assert(
      fc.asyncProperty(madeUp, async value => {
        expect(await open(value)).toBeNull()
      }),
    )
    expect(await open(undefined)).toBeNull()
  })

  it('cannot be replaced by a cookie made for another purpose (security 8)', async () => {
    for (const { name } of Object.values(sessionCookies('https://console.example'))) {
      const other = await seal('sid', NEW, name)
      expect(await open(other)).toBeNull()
      expect(await decode({ token: other, secret: NEW, salt: name })).toMatchObject({ sid: 'sid' })
    }
  })

  it('means nobody once its time is over', async () => {
    const token = await encode({ token: { sid: 'sid' }, secret: NEW, maxAge: -60 })
    expect(await open(token)).toBeNull()
  })

  it.each([null, {}, { sid: '' }, { sid: 7 }, { sid: null }, { sid: ['a'] }, { sub: 'oid' }])(
    'that holds %j refers to no session',
    token => {
      expect(toSessionId(token)).toBeNull()
    },
  )
})

describe('changing the secret', () => {
  it('signs nobody out who holds a cookie of the one before (security 8)', async () => {
    expect(await open(await seal('sid', OLD), cookieEncryption([NEW, OLD]))).toBe('sid')
  })

  it('makes new cookies with the new one, whatever secret next-auth passes along', async () => {
    const token = await cookieEncryption([NEW, OLD]).encode({ token: { sid: 'sid' }, secret: OLD })
    expect(await open(token)).toBe('sid')
    expect(await open(token, cookieEncryption([OLD]))).toBeNull()
  })

  it('shuts out cookies of a secret that was taken away (security 8)', async () => {
    expect(await open(await seal('sid', OLD))).toBeNull()
  })
})
