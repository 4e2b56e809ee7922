/**
 * The policy of one page. Scripts run by nonce alone. `style-src-attr` is open because the virtual table places its rows
 * by style attributes. A sign-out form ends at the tenant, hence its origin in `form-action`.
 */
export function contentSecurityPolicy(nonce: string, tenantOrigin: string, isDevelopment = false): string {
  return [
    `default-src 'self'`,
    // React's development build reconstructs call stacks with eval.
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${isDevelopment ? " 'unsafe-eval'" : ''}`,
    `style-src 'self' ${isDevelopment ? "'unsafe-inline'" : `'nonce-${nonce}'`}`,
    `style-src-attr 'unsafe-inline'`,
    `img-src 'self' data:`,
    `font-src 'self'`,
    `connect-src 'self'`,
    `form-action 'self' ${tenantOrigin}`,
    `frame-ancestors 'none'`,
    `base-uri 'none'`,
    `object-src 'none'`,
  ].join('; ')
}
