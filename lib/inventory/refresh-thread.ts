import { setPriority } from 'node:os'
import { parentPort, workerData } from 'node:worker_threads'
import { connect } from '@/lib/db/client'
import type { HttpAnswer } from '@/lib/http/client'
import { createMmdSource } from './mmd-source'
import { packError, unpackError } from './packed-error'
import { readVersion } from './read-fleet'
import { createRefresh } from './refresh'
import type { FromRefreshThread, RefreshTask, ToRefreshThread } from './refresh-messages'
import type { SourceContext } from './source'

const LOW_PRIORITY = 10

/** The thread of one refresh; see refresh-in-thread.ts, which starts it. It ends with its work. */
async function main({ databaseUrl, lease, requestId }: RefreshTask): Promise<void> {
  const db = connect(databaseUrl)
  const stop = new AbortController()
  const calls = createCalls(() => stop.abort())
  try {
    // Before the first snapshot there is nobody whom one could answer.
    if ((await readVersion(db, lease.tenantId)) > 0) giveWay()
    const context = { tenantId: lease.tenantId, requestId, call: calls.make }
    const refresh = createRefresh({ db, source: createMmdSource(), context })
    const progress = (fetched: number) => say({ kind: 'progress', fetched })
    say({ kind: 'written', snapshot: await refresh({ lease, signal: stop.signal, progress }) })
  } catch (error) {
    say({ kind: 'failed', error: packError(error), call: calls.thatFailedWith(error) })
  } finally {
    calls.end()
    await db.$client.end()
  }
}

/** Whoever wants to be answered comes first. Only Linux gives each thread a priority; elsewhere it would be the process's. */
function giveWay(): void {
  if (process.platform === 'linux') setPriority(0, LOW_PRIORITY)
}

/** Calls that the other thread makes, which has the tokens. */
function createCalls(onAbort: () => void) {
  type Waiting = { resolve: (answer: HttpAnswer) => void; reject: (error: unknown) => void }
  const waiting = new Map<number, Waiting>()
  const failed = new Map<unknown, number>()
  let last = 0

  parentPort?.on('message', (message: ToRefreshThread) => {
    if (message.kind === 'abort') return onAbort()
    const call = waiting.get(message.id)
    waiting.delete(message.id)
    if (message.kind === 'answer') return call?.resolve(message.answer)
    const error = unpackError(message.error)
    failed.set(error, message.id)
    call?.reject(error)
  })
  const make: SourceContext['call'] = ({ signal, requestId: _, ...call }) =>
    new Promise((resolve, reject) => {
      last += 1
      const id = last
      waiting.set(id, { resolve, reject })
      // Nobody waits for it any more; the other thread ends the call itself.
      signal?.addEventListener('abort', () => waiting.delete(id) && reject(signal.reason), { once: true })
      say({ kind: 'call', id, call })
    })
  return { make, thatFailedWith: (error: unknown) => failed.get(error) ?? null, end: () => parentPort?.close() }
}

function say(message: FromRefreshThread): void {
  parentPort?.postMessage(message)
}

void main(workerData as RefreshTask) // what refresh-in-thread.ts has put there
