import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toReturnPath } from '@/lib/auth/return-address'
import { CONSOLE_URL } from './auth-fixtures'

const back = (value: unknown) => toReturnPath(value, CONSOLE_URL)

describe('the address to come back to', () => {
  it.each([
    ['/', '/'],
    ['/devices?ring=Fast&search=o%27hara#row-7', '/devices?ring=Fast&search=o%27hara#row-7'],
    [`${CONSOLE_URL}/devices?x=1`, '/devices?x=1'],
    [`${CONSOLE_URL.toUpperCase()}/devices`, '/devices'],
    [CONSOLE_URL, '/'],
    ['/devices/a/../b', '/devices/b'],
    ['/devices/büro 7', '/devices/b%C3%BCro%207'],
    ['/apis', '/apis'],
    ['/devices?next=//evil.example', '/devices?next=//evil.example'],
  ])('%s is %s', (value, path) => {
    expect(back(value)).toBe(path)
  })

  it.each([
    '//evil.example',
    '///evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    '/\t/evil.example',
    '/\n/evil.example',
    '\t//evil.example',
    ' //evil.example',
    '/%2fevil.example',
    '/%2F%2Fevil.example',
    '/%5cevil.example',
    '/.//evil.example',
    '/a/..//evil.example',
    '/%2e%2e//evil.example',
    '/./%2fevil.example',
    'https://evil.example',
    'https:evil.example',
    'https:/evil.example',
    'https:///evil.example',
    'HTTPS://evil.example',
    'https://console.example.evil.example/',
    'https://console.example@evil.example/',
    'https://user@console.example/devices',
    'https://user:password@console.example/devices',
    'https://:password@console.example/devices',
    'https://console.example:8443/',
    'http://console.example/',
    'javascript:alert(1)',
    'data:text/html,x',
    'ftp://console.example/',
    'evil.example',
    'devices',
    '?x=1',
    '#x',
    '.',
    '/devices\\evil',
    '/devices\0',
    '/devices\r\nset-cookie: a=b',
    '/devices\u0085',
    'https://[',
    'https://',
  ])('%j becomes the start page (security 12)', value => {
    expect(back(value)).toBe('/')
  })

  it.each([undefined, null, '', '%', 7, true, {}, ['/devices'], [['/devices'], 'x'], Symbol('/')])(
    'that is no text, such as %o, becomes the start page (security 13)',
    value => {
      expect(back(value)).toBe('/')
    },
  )

  it.each([
    '/api/auth/signout',
    '/api/mmd/devices',
    `${CONSOLE_URL}/api/auth/signin`,
    '/x/../api/auth/csrf',
    '/%61pi/auth/signout',
    '/API/auth/signout',
    '/%09/evil.example',
  ])('%s is none for a person, and becomes the start page', value => {
    expect(back(value)).toBe('/')
  })

  it('of a megabyte becomes the start page, at once (security 13)', () => {
    const started = performance.now()
    for (const unit of ['a', '/', '%', '\\', '../', '%2f']) expect(back(`/${unit.repeat(1024 * 1024)}`)).toBe('/')
    expect(performance.now() - started).toBeLessThan(200)
  })

  it('never leaves the console, whatever it was made of (security 12)', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        '/',
        '\\',
        '//',
        '.',
        '..',
        '%2f',
        '%5c',
        '%09',
        '@',
        ':',
        '?',
        '#',
        'https:',
        'http:',
        '\t',
        '\n',
      ),
      fc.constantFrom(
        'evil.example',
        'console.example',
        CONSOLE_URL,
        'javascript:',
        ' ',
        '\u200b',
        '／',
        '。',
        '\ud800',
      ),
      fc.string({ unit: 'binary', maxLength: 4 }),
    )
    const value = fc.oneof(
      fc.array(piece, { maxLength: 8 }).map(pieces => pieces.join('')),
      fc.webUrl(),
      fc.anything(),
    )
    fc.assert(
      fc.property(value, given => {
        const path = back(given)
        expect(path).toMatch(/^\/(?![/\\])[\x21-\x7e]*$/)
        expect(new URL(path, CONSOLE_URL).origin).toBe(CONSOLE_URL)
        expect(path.startsWith('/api/')).toBe(false)
      }),
      { numRuns: 2_000 },
    )
  })

  it('is the same when it is asked about twice', () => {
    expect(back(`/${'ä'.repeat(400)}`)).toBe('/')
    const place = fc.webPath({ size: 'small' }).map(path => `/devices${path}`)
    fc.assert(
      fc.property(place, fc.webQueryParameters(), (path, query) => {
        const once = back(`${path}?${query}`)
        expect(back(once)).toBe(once)
        expect(back(`${CONSOLE_URL}${once}`)).toBe(once)
      }),
    )
  })
})
