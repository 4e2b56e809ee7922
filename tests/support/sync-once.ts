// A process that reads a service's devices into a database once and says how that ended; see inventory-sync.test.ts.
import { connect } from '../../lib/db/client'
import { createHttpClient } from '../../lib/http/client'
import { createMmdSource } from '../../lib/inventory/mmd-source'
import { createRefresh } from '../../lib/inventory/refresh'
import type { SourceCall } from '../../lib/inventory/source'
import { runSync } from '../../lib/inventory/sync'
import { createMmdClient } from '../../lib/mmd/client'

const [databaseUrl = '', serviceUrl = '', tenantId = ''] = process.argv.slice(2)
const callMmd = createMmdClient(serviceUrl, createHttpClient(new URL(serviceUrl).origin))
const db = connect(databaseUrl)
const context = { tenantId, requestId: 'request', call: (call: SourceCall) => callMmd({ ...call, token: 'token' }) }
const outcome = await runSync({
  db,
  tenantId,
  refresh: createRefresh({ db, source: createMmdSource(), context }),
  toFailure: error => ({ code: 'failed', title: 'Failed', detail: String(error), requestId: 'request' }),
  historyDays: 400,
  agingMonths: 36,
})
process.stdout.write(`ended ${outcome.state}\n`)
process.exit()
