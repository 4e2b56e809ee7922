import { describe, expect, it } from 'vitest'
import { contentSecurityPolicy } from '@/lib/http/content-security-policy'

const TENANT_ORIGIN = 'https://login.microsoftonline.com'

function directives(policy: string): Record<string, string[]> {
  return Object.fromEntries(
    policy.split('; ').map(directive => {
      const [name = '', ...sources] = directive.split(' ')
      return [name, sources]
    }),
  )
}

describe("a page's content security policy", () => {
  const policy = directives(contentSecurityPolicy('bm9uY2U=', TENANT_ORIGIN))

  it('runs scripts by this page’s nonce and by nothing else (security 33)', () => {
    expect(policy['script-src']).toEqual(["'self'", "'nonce-bm9uY2U='", "'strict-dynamic'"])
  })

  it('forbids plugins, other bases and being framed (security 33)', () => {
    expect(policy).toMatchObject({ 'object-src': ["'none'"], 'base-uri': ["'none'"], 'frame-ancestors': ["'none'"] })
  })

  it('loads from the console alone, and sends forms to it and the tenant only (security 33)', () => {
    expect(policy).toMatchObject({
      'default-src': ["'self'"],
      'connect-src': ["'self'"],
      'font-src': ["'self'"],
      'img-src': ["'self'", 'data:'],
      'form-action': ["'self'", TENANT_ORIGIN],
    })
  })

  it('opens styles for attributes only, not for style elements', () => {
    expect(policy['style-src']).toEqual(["'self'", "'nonce-bm9uY2U='"])
    expect(policy['style-src-attr']).toEqual(["'unsafe-inline'"])
  })

  it('loosens scripts for the development server and for nothing else (security 33)', () => {
    const loose = directives(contentSecurityPolicy('bm9uY2U=', TENANT_ORIGIN, true))
    expect(loose['script-src']).toContain("'unsafe-eval'")
    expect(loose['script-src']).not.toContain("'unsafe-inline'")
  })
})
