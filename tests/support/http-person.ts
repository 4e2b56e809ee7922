/** A person at a browser without a screen: keeps cookies per host, follows nothing by itself. */
export class HttpPerson {
  readonly #cookies = new Map<string, Map<string, string>>()

  constructor(readonly consoleUrl: string) {}

  /** Sends one request; a path is one of the console's. */
  async request(address: string, init: RequestInit = {}): Promise<Response> {
    const url = new URL(address, this.consoleUrl)
    const jar = this.cookiesOf(url.host)
    const headers = new Headers(init.headers)
    if (jar.size > 0 && !headers.has('cookie')) headers.set('cookie', [...jar].map(pair => pair.join('=')).join('; '))
    const response = await fetch(url, { ...init, headers, redirect: 'manual' })
    for (const cookie of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = cookie.match(/^([^=]+)=([^;]*)/) ?? []
      if (value === '') jar.delete(name)
      else jar.set(name, value)
    }
    return response
  }

  /** Calls the console's API as its pages do. */
  api(path: string, init: RequestInit = {}): Promise<Response> {
    return this.request(path, { ...init, headers: { 'x-csrf': '1', ...init.headers } })
  }

  cookiesOf(host = new URL(this.consoleUrl).host): Map<string, string> {
    const jar = this.#cookies.get(host) ?? new Map<string, string>()
    this.#cookies.set(host, jar)
    return jar
  }

  /** Starts a sign-in at the console and returns the tenant's authorize address it sends the person to. */
  async startSignIn(callbackUrl = '/devices', query = ''): Promise<string> {
    const { url } = await this.#submit(`/api/auth/signin/entra${query}`, { callbackUrl })
    return url
  }

  /** Picks an account on the tenant's page and returns the callback address the tenant sends the person back to. */
  async pickAccount(authorizeUrl: string, upn: string): Promise<string> {
    const page = await this.request(authorizeUrl)
    // A tenant that refuses at once shows no picker.
    const refused = page.headers.get('location')
    if (refused) return refused
    const response = await this.request(authorizeUrl, { method: 'POST', body: new URLSearchParams({ account: upn }) })
    const location = response.headers.get('location')
    if (!location)
      throw new Error(`The tenant did not send the person back: ${response.status} ${await response.text()}`)
    return location
  }

  /** Signs in the whole way; returns where the console sends the person at the end. */
  async signIn(upn: string, callbackUrl = '/devices'): Promise<string> {
    const callback = await this.pickAccount(await this.startSignIn(callbackUrl), upn)
    return this.finishSignIn(callback)
  }

  /** Comes back to the console from the tenant; returns the path and query the console sends the person to. */
  async finishSignIn(callback: string): Promise<string> {
    const response = await this.request(callback)
    const location = new URL(response.headers.get('location') ?? '/no-redirect', this.consoleUrl)
    return `${location.pathname}${location.search}`
  }

  /** Signs out; returns the address the console sends the person to. */
  async signOut(): Promise<string> {
    const { url } = await this.#submit('/api/auth/signout', { callbackUrl: '/signed-out' })
    return url
  }

  async isSignedIn(): Promise<boolean> {
    return (await this.api('/api/mmd/profiles')).status === 200
  }

  async #submit(path: string, fields: Record<string, string>): Promise<{ url: string }> {
    const { csrfToken } = (await (await this.request('/api/auth/csrf')).json()) as { csrfToken: string }
    const body = new URLSearchParams({ csrfToken, json: 'true', ...fields })
    return (await (await this.request(path, { method: 'POST', body })).json()) as { url: string }
  }
}

/** The sandbox's three people. */
export const PEOPLE = {
  viewer: 'vera.viewer@contoso.example',
  support: 'sam.support@contoso.example',
  admin: 'ada.admin@contoso.example',
} as const
