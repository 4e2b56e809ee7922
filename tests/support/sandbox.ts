import { refuseSecretsInLogs } from './log-watch'
import { startNodeProgram } from './node-program'

/** What the pretend tenant is registered with unless a test changes it. */
export const registration = {
  tenantId: '8c1f6a52-3c1b-4d0e-9d7a-5b1d0c9e7f21',
  clientId: '5e0b7f6c-91c4-4f0a-8a56-2f4de1d8c0b3',
  clientSecret: 'sandbox~client.secret-for-demo',
}

export type SandboxRequest = {
  at: string
  method: string
  url: string
  headers: Record<string, string | string[]>
  body: string | null
}

type RequestFilter = { method?: string; path?: string }

/** Which requests are struck (`path` is a part of the raw request target), by one of the kinds that sandbox/README.md lists. */
export type SandboxFault = {
  match: RequestFilter
  times?: number
  after?: number
  fault: { kind: string } & Record<string, unknown>
}

/** A token with which the console's application may ask the service for everything. */
export async function applicationToken({ url, tenantId, clientId, clientSecret }: Sandbox): Promise<string> {
  const scope = 'https://mwaas-services-customerapi-prod.azurewebsites.net/.default'
  const grant = { grant_type: 'client_credentials', client_id: clientId, client_secret: clientSecret, scope }
  const answer = await fetch(`${url}/${tenantId}/oauth2/v2.0/token`, {
    method: 'POST',
    body: new URLSearchParams(grant),
  })
  return ((await answer.json()) as { access_token: string }).access_token
}

export type IssuedSecret = { kind: string; value: string; account: string | null; at: string }

export type Sandbox = Awaited<ReturnType<typeof startSandbox>>

/** Starts a pretend tenant on a port of its own; sandbox/README.md says what its control address can do. */
export async function startSandbox(options: { redirectUris: string[]; devices?: number; port?: number }) {
  const { redirectUris, devices = 300, port = 0 } = options
  const program = startNodeProgram([
    'sandbox/main.ts',
    '--quiet',
    ...['--port', String(port), '--devices', String(devices)],
    ...redirectUris.flatMap(uri => ['--redirect-uri', uri]),
  ])
  const listening = await program.line(line => line.startsWith('{"event":"listening"'))
  const { url } = JSON.parse(listening) as { url: string } // its first line is documented so

  async function control(method: string, path = '', body?: unknown): Promise<unknown> {
    const answer = await fetch(`${url}/__sandbox${path}`, {
      method,
      ...(body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
    })
    const text = await answer.text()
    if (!answer.ok) throw new Error(`The sandbox answered ${answer.status} to ${method} ${path}: ${text}`)
    return text ? JSON.parse(text) : undefined
  }

  /** All that was ever issued, as a reset makes the sandbox forget it. */
  const everIssued = new Map<string, string>()
  const issuedSecrets = async () => {
    const issued = (await control('GET', '/tokens')) as IssuedSecret[]
    for (const { kind, value } of issued) everIssued.set(value, `a ${kind}`)
    return issued
  }

  const certificates: string[] = []
  const register = (pem: string) => control('POST', '/certificates', { pem })

  return {
    url,
    ...registration,
    change: (settings: Record<string, unknown>) => control('PATCH', '', settings),
    /** As new, but a certificate that a console signs in with stays registered. */
    async reset() {
      await issuedSecrets()
      await control('POST', '/reset')
      for (const pem of certificates) await register(pem)
    },
    addFault: (fault: SandboxFault) => control('POST', '/faults', fault),
    clearFaults: () => control('DELETE', '/faults'),
    requests: (filter: RequestFilter = {}) =>
      control('GET', `/requests?${new URLSearchParams(filter)}`) as Promise<SandboxRequest[]>,
    forgetRequests: () => control('DELETE', '/requests'),
    /** Everything secret it has issued: what must turn up nowhere. */
    issuedSecrets,
    revoke: (upn?: string) => control('POST', '/revoke', upn ? { upn } : {}),
    async registerCertificate(pem: string) {
      await register(pem)
      certificates.push(pem)
    },
    /** Its consoles have ended before, and have nothing more to say. */
    async stop() {
      if (program.isRunning()) await issuedSecrets()
      await program.stop()
      refuseSecretsInLogs(everIssued)
    },
  }
}
