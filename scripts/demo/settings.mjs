import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'

/**
 * The console's settings for the pretend tenant. Every other setting is emptied, which counts as unset: a .env file
 * for the real tenant must not leak into the demo.
 * @param {{ port: number, sandboxUrl: string, devices: number }} demo
 */
export function demoSettings({ port, sandboxUrl, devices }) {
  return {
    ...Object.fromEntries(settingNames().map(name => [name, ''])),
    NEXTAUTH_URL: `http://localhost:${port}`,
    NEXTAUTH_SECRET: randomBytes(32).toString('base64url'),
    // Known to everybody: they open nothing but the sandbox.
    ENTRA_TENANT_ID: '8c1f6a52-3c1b-4d0e-9d7a-5b1d0c9e7f21',
    ENTRA_CLIENT_ID: '5e0b7f6c-91c4-4f0a-8a56-2f4de1d8c0b3',
    ENTRA_CLIENT_SECRET: 'sandbox~client.secret-for-demo',
    ENTRA_AUTHORITY: sandboxUrl,
    MMD_API_BASE_URL: `${sandboxUrl}/support/odata/v1`,
    MMD_APPLICATION_CONTEXT: 'true',
    // Another fleet, or a second demo beside the first, is another database.
    DATA_DIR: `.data/demo/${devices}-${port}`,
    PORT: String(port),
    LOG_LEVEL: 'warn',
  }
}

/** .env.example names every setting there is; a test sees to that. */
function settingNames() {
  return [...readFileSync('.env.example', 'utf8').matchAll(/^(?:# ?)?([A-Z][A-Z_]+)=/gm)].map(match => String(match[1]))
}
