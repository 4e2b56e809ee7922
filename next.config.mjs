/** Headers of every answer, pages and API alike; the content security policy, which carries a nonce, is set in proxy.ts. */
const headers = [
  { key: 'Strict-Transport-Security', value: 'max-age=63072000; includeSubDomains' },
  { key: 'X-Content-Type-Options', value: 'nosniff' },
  { key: 'Referrer-Policy', value: 'same-origin' },
  { key: 'Cross-Origin-Opener-Policy', value: 'same-origin' },
  { key: 'Cross-Origin-Resource-Policy', value: 'same-origin' },
  { key: 'X-Frame-Options', value: 'DENY' },
  { key: 'Permissions-Policy', value: 'camera=(), microphone=(), geolocation=(), payment=(), usb=()' },
]

/** Data is for whoever asked and is no document; routes set the same, and this covers what Next answers by itself. */
const apiHeaders = [
  { key: 'Cache-Control', value: 'private, no-store' },
  { key: 'Content-Security-Policy', value: "default-src 'none'; base-uri 'none'; frame-ancestors 'none'" },
]

/** @type {import('next').NextConfig} */
const config = {
  poweredByHeader: false,
  serverExternalPackages: ['pino', 'pg', 'undici', 'cockatiel'],
  // "npm run types" checks the whole tree, tests included; the build need not wait for that again.
  typescript: { ignoreBuildErrors: true },
  // Browsers ask for this address on their own before a page has told them of its icon.
  rewrites: async () => [{ source: '/favicon.ico', destination: '/icon.svg' }],
  headers: async () => [
    { source: '/:path*', headers },
    { source: '/api/:path*', headers: apiHeaders },
  ],
}

export default config
