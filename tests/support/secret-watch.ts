import type { Page } from '@playwright/test'
import { registration, type Sandbox } from './sandbox'

/** A code passes through the browser by design (RFC 6749, 4.1.2), useless without the PKCE verifier and the credential. */
const MAY_PASS = new Set(['code'])

/** Collects every byte the console sends to a page's browser, and what the browser keeps, to be searched for secrets. */
export function watchForSecrets(page: Page, consoleUrl: string) {
  const received: Promise<{ where: string; text: string }>[] = []
  page.on('response', response => {
    // The build's own files were there before any secret was; client-bundles.test.ts reads them all.
    if (!response.url().startsWith(consoleUrl) || response.url().startsWith(`${consoleUrl}/_next/static/`)) return
    const read = async () => {
      // Redirects have no body, and what came as a page was left or closed is gone.
      const sent = await response.headersArray().catch(() => [])
      const headers = sent.map(({ name, value }) => `${name}: ${value}`).join('\n')
      const body = await response.text().catch(() => '')
      return { where: `${response.request().method()} ${response.url()}`, text: `${headers}\n${body}` }
    }
    received.push(read())
  })

  return {
    /** Where a secret was found, if anywhere; the whole list of what was issued comes from the tenant itself. */
    async findSecrets(sandbox: Sandbox): Promise<string[]> {
      const places = [...(await Promise.all(received)), { where: 'browser storage', text: await readStorage(page) }]
      const issued = (await sandbox.issuedSecrets()).filter(secret => !MAY_PASS.has(secret.kind))
      const secrets = [...issued, { kind: 'client secret', value: registration.clientSecret }]
      return secrets.flatMap(({ kind, value }) => {
        const forms = [value, encodeURIComponent(value), Buffer.from(value).toString('base64').replace(/=+$/, '')]
        return places
          .filter(place => forms.some(form => place.text.includes(form)))
          .map(place => `${kind} in ${place.where}`)
      })
    },
    answers: () => received.length,
  }
}

async function readStorage(page: Page): Promise<string> {
  const cookies = JSON.stringify(await page.context().cookies())
  const storage = await page
    .evaluate(async () => {
      const requests = (
        await Promise.all((await caches.keys()).map(async name => (await caches.open(name)).keys()))
      ).flat()
      const cached = await Promise.all(requests.map(async request => (await caches.match(request))?.text()))
      const databases = await indexedDB.databases()
      const state = { history: history.state, name: window.name, cookie: document.cookie }
      return JSON.stringify([{ ...localStorage }, { ...sessionStorage }, cached, databases, state])
    })
    .catch(() => '')
  return cookies + storage
}
