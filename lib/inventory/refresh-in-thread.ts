import { Worker } from 'node:worker_threads'
import { packError, unpackError } from './packed-error'
import type { Refresh, RefreshRun } from './refresh'
import type { FromRefreshThread, PackedCall, RefreshTask, ToRefreshThread } from './refresh-messages'
import type { SourceContext } from './source'

/**
 * What a refresh makes it throws away soon. Collected often, much of it would be taken for something that stays; collected
 * seldom, it would lie in ever more memory that nobody has touched before, which costs more than the collecting.
 */
const YOUNG_GENERATION_MB = 48

/**
 * Brings the snapshot up to date in a thread of its own: reading a hundred thousand devices takes seconds of the
 * processor, in which nobody would be answered, and memory that ends with the thread. It has a connection to the database
 * and no token: its calls to the service are made here.
 */
export function createThreadRefresh(databaseUrl: string, context: SourceContext): Refresh {
  return run => {
    const { tenantId: _, requestId } = context
    const task: RefreshTask = { databaseUrl, lease: run.lease, requestId }
    const thread = new Worker(new URL('./refresh-thread.ts', import.meta.url), {
      name: 'inventory-refresh',
      workerData: task,
      // The process's own options are not for a thread: one of them loads a module that watches the parent process.
      execArgv: [],
      resourceLimits: { maxYoungGenerationSizeMb: YOUNG_GENERATION_MB },
    })
    return attend(thread, run, context)
  }
}

/** Serves the thread until it has written the snapshot, or failed. */
function attend(thread: Worker, run: RefreshRun, context: SourceContext): ReturnType<Refresh> {
  const ended = new AbortController()
  const signal = AbortSignal.any([run.signal, ended.signal])
  const tell = (message: ToRefreshThread, moved: ArrayBuffer[] = []) => thread.postMessage(message, moved)
  /** Why calls failed, as it was before it was packed. */
  const failures = new Map<number, unknown>()

  async function serve(id: number, call: PackedCall): Promise<void> {
    try {
      const answer = await context.call({ ...call, requestId: context.requestId, signal })
      tell(
        { kind: 'answer', id, answer },
        answer.body.map(({ buffer }) => buffer),
      )
    } catch (error) {
      failures.set(id, error)
      tell({ kind: 'failure', id, error: packError(error) })
    }
  }

  return new Promise<Awaited<ReturnType<Refresh>>>((resolve, reject) => {
    thread.on('message', (message: FromRefreshThread) => {
      if (message.kind === 'call') void serve(message.id, message.call)
      else if (message.kind === 'progress') run.progress(message.fetched)
      else if (message.kind === 'written') resolve(message.snapshot)
      else reject(reasonOf(message))
    })
    thread.once('error', reject)
    thread.once('exit', () => reject(new Error('The thread of the refresh ended without a word')))
    run.signal.addEventListener('abort', () => tell({ kind: 'abort' }), { signal: ended.signal })
    if (run.signal.aborted) tell({ kind: 'abort' })
  }).finally(() => ended.abort())

  function reasonOf({ error, call }: FromRefreshThread & { kind: 'failed' }): unknown {
    if (run.signal.aborted) return run.signal.reason
    return (call !== null && failures.get(call)) || unpackError(error)
  }
}
