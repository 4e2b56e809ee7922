import { spawn } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import { createInterface } from 'node:readline'
import { z } from 'zod'

export const API_RESOURCE = 'https://mwaas-services-customerapi-prod.azurewebsites.net'
export const REDIRECT_URI = 'http://localhost:3000/api/auth/callback/entra'
export const TENANT = '8c1f6a52-3c1b-4d0e-9d7a-5b1d0c9e7f21'
export const CLIENT = {
  client_id: '5e0b7f6c-91c4-4f0a-8a56-2f4de1d8c0b3',
  client_secret: 'sandbox~client.secret-for-demo',
}

const listeningSchema = z.object({ event: z.literal('listening'), port: z.number(), url: z.url() })

export type Json = Record<string, unknown>
export type TokenAnswer = {
  status: number
  body: Json & { access_token: string; refresh_token: string; id_token: string }
}
export type Version = 'v1' | 'v2'

/** A running sandbox, and what a client of it would do. */
export class SandboxProcess {
  readonly url: string
  readonly stop: () => Promise<void>

  private constructor(url: string, stop: () => Promise<void>) {
    this.url = url
    this.stop = stop
  }

  static async start(...flags: string[]): Promise<SandboxProcess> {
    const command = ['node_modules/tsx/dist/cli.mjs', 'sandbox/main.ts', '--port', '0', ...flags]
    const child = spawn(process.execPath, command, { stdio: ['ignore', 'pipe', 'inherit'] })
    const exited = new Promise<void>(resolve => child.once('exit', () => resolve()))
    const lines = createInterface({ input: child.stdout })
    const first = await new Promise<string>((resolve, reject) => {
      lines.once('line', resolve)
      child.once('exit', code => reject(new Error(`The sandbox ended with ${code}.`)))
    })
    const { url } = listeningSchema.parse(JSON.parse(first))
    return new SandboxProcess(url, async () => {
      child.kill('SIGTERM')
      await exited
    })
  }

  async control(method: string, path = '', body?: unknown): Promise<{ status: number; body: unknown }> {
    const init = body === undefined ? { method } : { method, body: JSON.stringify(body) }
    const response = await fetch(`${this.url}/__sandbox${path}`, init)
    const text = await response.text()
    return { status: response.status, body: text === '' ? null : JSON.parse(text) }
  }

  endpoint(version: Version, name: string): string {
    return `${this.url}/${TENANT}/oauth2${version === 'v2' ? '/v2.0' : ''}/${name}`
  }

  /** Asks for a code and returns where the browser is sent, or the page it is shown. */
  authorize(version: Version, parameters: Record<string, string> = {}, init: RequestInit = {}): Promise<Response> {
    const query = new URLSearchParams({
      client_id: CLIENT.client_id,
      response_type: 'code',
      redirect_uri: REDIRECT_URI,
      scope: `openid profile offline_access ${API_RESOURCE}/.default`,
      state: 'the-state',
      nonce: 'the-nonce',
      ...(version === 'v1' ? { resource: API_RESOURCE } : {}),
      ...parameters,
    })
    return fetch(`${this.endpoint(version, 'authorize')}?${query}`, { redirect: 'manual', ...init })
  }

  async token(
    version: Version,
    form: Record<string, string>,
    headers: Record<string, string> = {},
  ): Promise<TokenAnswer> {
    const body = new URLSearchParams(form)
    const response = await fetch(this.endpoint(version, 'token'), { method: 'POST', body, headers })
    // The tests look only at members the endpoint promises for the case at hand.
    return { status: response.status, body: (await response.json()) as TokenAnswer['body'] }
  }

  /** A whole sign-in without the page: authorization code with PKCE. */
  async signIn(version: Version = 'v2', parameters: Record<string, string> = {}): Promise<TokenAnswer['body']> {
    const verifier = randomBytes(32).toString('base64url')
    const code = await this.code(version, verifier, parameters)
    const { body } = await this.redeem(version, code, { code_verifier: verifier })
    return body
  }

  async code(version: Version, verifier: string, parameters: Record<string, string> = {}): Promise<string> {
    const challenge = createHash('sha256').update(verifier).digest('base64url')
    const response = await this.authorize(version, {
      prompt: 'none',
      login_hint: 'ada.admin@contoso.example',
      code_challenge: challenge,
      code_challenge_method: 'S256',
      ...parameters,
    })
    return locationOf(response).searchParams.get('code') ?? ''
  }

  redeem(version: Version, code: string, parameters: Record<string, string>): Promise<TokenAnswer> {
    return this.token(version, {
      ...CLIENT,
      grant_type: 'authorization_code',
      redirect_uri: REDIRECT_URI,
      scope: `${API_RESOURCE}/.default`,
      ...(version === 'v1' ? { resource: API_RESOURCE } : {}),
      code,
      ...parameters,
    })
  }

  async applicationToken(): Promise<string> {
    const scope = `${API_RESOURCE}/.default`
    const { body } = await this.token('v2', { ...CLIENT, grant_type: 'client_credentials', scope })
    return body.access_token
  }

  api(token: string, path: string, init: RequestInit = {}): Promise<Response> {
    const headers = { authorization: `Bearer ${token}`, accept: 'application/json' }
    return fetch(`${this.url}/support/odata/v1/${path}`, { redirect: 'manual', ...init, headers })
  }
}

export function locationOf(response: Response): URL {
  return new URL(response.headers.get('location') ?? 'missing:')
}

export function claimsOf(token: string): Json {
  return JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString())
}
