import { NextResponse } from 'next/server'
import { describe, expect, it } from 'vitest'
import { SignInError } from '@/lib/auth/sign-in-failure'
import { logoutAddress, problemAddress, redirectAs, withCookiesOf } from '@/lib/auth/sign-in-response'
import { signInProblems } from '@/lib/domain/sign-in-problems'
import { AUTHORITY, CONSOLE_URL, TENANT_ID } from './auth-fixtures'

describe('the page for a failed sign-in', () => {
  const pageOf = (error: string, number: number | null) =>
    new URL(problemAddress(new SignInError(error, number), 'reference-1', CONSOLE_URL))

  it('is told our name of the problem, the tenant’s number and a reference (security 16)', () => {
    const page = pageOf('access_denied', 50105)
    expect(page.origin + page.pathname).toBe(`${CONSOLE_URL}/sign-in-problem`)
    expect(Object.fromEntries(page.searchParams)).toEqual({ code: 'not-assigned', ref: 'reference-1', number: '50105' })
  })

  it('is told nothing the tenant or anybody else wrote (security 16)', () => {
    const slugs: string[] = signInProblems.map(({ slug }) => slug)
    for (const error of ['<script>alert(1)</script>', 'x&code=y', '', 'constructor']) {
      const page = pageOf(error, null)
      expect([...page.searchParams.keys()]).toEqual(['code', 'ref'])
      expect(slugs).toContain(page.searchParams.get('code'))
      expect(page.href).not.toContain('script')
    }
  })
})

describe('sending a person on', () => {
  it('is a redirect for a plain form, and the address as JSON for next-auth’s own code', async () => {
    const plain = redirectAs('http', `${CONSOLE_URL}/x`)
    expect([plain.status, plain.headers.get('location')]).toEqual([302, `${CONSOLE_URL}/x`])
    const json = redirectAs('json', `${CONSOLE_URL}/x`)
    expect([json.status, json.headers.get('location'), await json.json()]).toEqual([
      200,
      null,
      { url: `${CONSOLE_URL}/x` },
    ])
  })

  it('through the tenant’s logout comes back to our own page (security 12)', () => {
    const logout = `${AUTHORITY}/${TENANT_ID}/oauth2/v2.0/logout`
    const address = new URL(logoutAddress(logout, CONSOLE_URL))
    expect(address.origin + address.pathname).toBe(logout)
    expect([...address.searchParams]).toEqual([['post_logout_redirect_uri', `${CONSOLE_URL}/signed-out`]])
  })

  it('takes every cookie along that next-auth set or deleted', () => {
    const source = new Response()
    source.headers.append('set-cookie', 'a=; Max-Age=0; Path=/')
    source.headers.append('set-cookie', 'b=1; Expires=Sun, 22 Nov 2026 12:00:00 GMT; HttpOnly')
    const target = NextResponse.json({})
    target.headers.append('set-cookie', 'own=1')
    expect(withCookiesOf(source, target)).toBe(target)
    expect(target.headers.getSetCookie()).toEqual(['own=1', ...source.headers.getSetCookie()])
  })
})
