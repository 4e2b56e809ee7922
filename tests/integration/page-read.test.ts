import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { Session } from '@/lib/auth/session'
import { PageReadError, readForPage } from '@/lib/bff/fetch-for-page'
import { ProblemError } from '@/lib/bff/problem'
import { getDatabase } from '@/lib/db/client'
import { type EmbeddedDatabase, startEmbeddedDatabase } from '@/lib/db/embedded/start'
import { auditEvents } from '@/lib/db/schema'
import { settingsFor } from '../support/console-server'
import { createDataDirectory, type DataDirectory } from '../support/data-directory'

let data: DataDirectory
let database: EmbeddedDatabase
beforeAll(async () => {
  data = await createDataDirectory()
  database = await startEmbeddedDatabase(data.path)
  const settings = settingsFor('http://localhost:1', 'http://localhost:2')
  for (const [name, value] of Object.entries({ ...settings, DATABASE_URL: database.url, LOG_LEVEL: 'error' })) {
    vi.stubEnv(name, value)
  }
})
afterAll(async () => {
  await getDatabase().$client.end()
  await database.stop()
  await data.remove()
  vi.unstubAllEnvs()
})

const session: Session = {
  id: 'a'.repeat(64),
  tenantId: 'tenant',
  objectId: 'vera',
  account: { name: 'Vera', upn: 'vera@contoso.example', role: 'Viewer' },
}
const request = { requestId: 'request-1', clientAddress: '203.0.113.9', address: '/tickets/7?tab=notes' }

/** No page of today reads what a Viewer may not, so this one is not asked for over HTTP. */
test('a read behind a page that the role does not allow goes on record', async () => {
  const refused = readForPage(session, () => Promise.reject(new ProblemError('forbidden')), request)
  await expect(refused).rejects.toThrow(PageReadError)
  const missing = readForPage(session, () => Promise.reject(new ProblemError('not-found')), request)
  await expect(missing).rejects.toMatchObject({ problem: { code: 'not-found', requestId: 'request-1' } })
  expect(await getDatabase().select().from(auditEvents)).toMatchObject([
    {
      kind: 'role-denied',
      upn: 'vera@contoso.example',
      session: 'a'.repeat(12),
      requestId: 'request-1',
      clientAddress: '203.0.113.9',
      details: { route: 'page', method: 'GET', path: '/tickets/7', role: 'Viewer' },
    },
  ])
})
