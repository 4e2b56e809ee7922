import { Session } from 'node:inspector'
import { setPriority } from 'node:os'
import type { MessagePort } from 'node:worker_threads'
import { connect } from '@/lib/db/client'
import type { HttpAnswer } from '@/lib/http/client'
import { createMmdSource } from './mmd-source'
import { packError, unpackError } from './packed-error'
import { readVersion } from './read-fleet'
import { createRefresh } from './refresh'
import type { FromRefreshThread, RefreshTask, ToRefreshThread } from './refresh-messages'
import type { SourceContext } from './source'

const LOW_PRIORITY = 10
/** Devices; a refresh of so many leaves some 100 MB. */
const SMALL_FLEET = 25_000

/** One refresh in the thread that refresh-in-thread.ts keeps; whoever asked for it closes the port. */
export async function performRefresh(task: RefreshTask): Promise<void> {
  const hasLeftMuch = await refreshFor(task)
  if (hasLeftMuch) giveMemoryBack()
}

/** @returns whether it may have left much memory behind */
async function refreshFor({ databaseUrl, lease, requestId, port }: RefreshTask): Promise<boolean> {
  const db = connect(databaseUrl)
  const stop = new AbortController()
  const say = (message: FromRefreshThread) => port.postMessage(message)
  const calls = createCalls(port, () => stop.abort())
  try {
    // Before the first snapshot there is nobody whom one could answer.
    if ((await readVersion(db, lease.tenantId)) > 0) giveWay()
    const context = { tenantId: lease.tenantId, requestId, call: calls.make }
    const refresh = createRefresh({ db, source: createMmdSource(), context })
    const progress = (fetched: number) => say({ kind: 'progress', fetched })
    const snapshot = await refresh({ lease, signal: stop.signal, progress })
    say({ kind: 'written', snapshot })
    return snapshot.devices > SMALL_FLEET
  } catch (error) {
    say({ kind: 'failed', error: packError(error), call: calls.thatFailedWith(error) })
    return true
  } finally {
    await db.$client.end()
  }
}

/**
 * Whoever wants to be answered comes first, from now on: a thread may not raise its priority again. Only Linux gives each
 * thread one; elsewhere it would be the process's.
 */
function giveWay(): void {
  if (process.platform === 'linux') setPriority(0, LOW_PRIORITY)
}

/**
 * The next refresh is faster in memory that this one has used, so what a small fleet needs stays. Of a large one it would
 * be too much; only the engine's protocol for debuggers has it given back.
 */
function giveMemoryBack(): void {
  const session = new Session()
  session.connect()
  // Disconnected from within its own answer, the thread would hear nothing any more.
  session.post('HeapProfiler.collectGarbage', () => setImmediate(() => session.disconnect()))
}

/** Calls that the other thread makes, which has the tokens. */
function createCalls(port: MessagePort, onAbort: () => void) {
  type Waiting = { resolve: (answer: HttpAnswer) => void; reject: (error: unknown) => void }
  const waiting = new Map<number, Waiting>()
  const failed = new Map<unknown, number>()
  let last = 0

  port.on('message', (message: ToRefreshThread) => {
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
      port.postMessage({ kind: 'call', id, call } satisfies FromRefreshThread)
    })
  return { make, thatFailedWith: (error: unknown) => failed.get(error) ?? null }
}
