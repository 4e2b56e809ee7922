import { MessageChannel, type MessagePort, Worker } from 'node:worker_threads'
import { packError, unpackError } from './packed-error'
import type { Refresh, RefreshRun } from './refresh'
import type { FromRefreshThread, PackedCall, RefreshTask, ToRefreshThread } from './refresh-messages'
import type { SourceContext } from './source'

/**
 * What a refresh makes it throws away soon. Collected often, much of it would be taken for something that stays; collected
 * seldom, it would lie in ever more memory that nobody has touched before, which costs more than the collecting.
 */
const YOUNG_GENERATION_MB = 48

/** Kept on globalThis, so that hot reload and Next's separate bundles share one. */
const holder = globalThis as typeof globalThis & { consoleRefreshThread?: Worker | undefined }

/**
 * The thread of this process's refreshes, started if there is none. It stays for the next ones, as they find its code
 * compiled and its memory in use.
 */
export function refreshThread(): Worker {
  if (holder.consoleRefreshThread) return holder.consoleRefreshThread
  const thread = new Worker(new URL('./refresh-thread.ts', import.meta.url), {
    name: 'inventory-refresh',
    // The process's own options are not for a thread: one of them loads a module that watches the parent process.
    execArgv: [],
    resourceLimits: { maxYoungGenerationSizeMb: YOUNG_GENERATION_MB },
  })
  thread.unref()
  // Whoever waits for it is told as well; nobody may be there to be told.
  thread.once('error', () => undefined)
  thread.once('exit', () => {
    if (holder.consoleRefreshThread === thread) holder.consoleRefreshThread = undefined
  })
  holder.consoleRefreshThread = thread
  return thread
}

/**
 * Brings the snapshot up to date in another thread: reading a hundred thousand devices takes seconds of the processor, in
 * which nobody would be answered. It has a connection to the database and no token: its calls to the service are made
 * here.
 */
export function createThreadRefresh(
  databaseUrl: string,
  context: SourceContext,
  findThread: () => Worker = refreshThread,
): Refresh {
  return async run => {
    const thread = findThread()
    const { port1: port, port2 } = new MessageChannel()
    const { tenantId: _, requestId } = context
    const task: RefreshTask = { databaseUrl, lease: run.lease, requestId, port: port2 }
    thread.postMessage(task, [port2])
    try {
      return await attend(thread, port, run, context)
    } finally {
      port.close()
    }
  }
}

/** Serves the thread until it has written the snapshot, or failed. */
function attend(thread: Worker, port: MessagePort, run: RefreshRun, context: SourceContext): ReturnType<Refresh> {
  const ended = new AbortController()
  const signal = AbortSignal.any([run.signal, ended.signal])
  const tell = (message: ToRefreshThread, moved: ArrayBuffer[] = []) => port.postMessage(message, moved)
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
    port.on('message', (message: FromRefreshThread) => {
      if (message.kind === 'call') void serve(message.id, message.call)
      else if (message.kind === 'progress') run.progress(message.fetched)
      else if (message.kind === 'written') resolve(message.snapshot)
      else reject(reasonOf(message))
    })
    const onExit = () => reject(new Error('The thread of the refresh ended without a word'))
    thread.once('error', reject)
    thread.once('exit', onExit)
    ended.signal.addEventListener('abort', () => thread.off('error', reject).off('exit', onExit))
    run.signal.addEventListener('abort', () => tell({ kind: 'abort' }), { signal: ended.signal })
    if (run.signal.aborted) tell({ kind: 'abort' })
  }).finally(() => ended.abort())

  function reasonOf({ error, call }: FromRefreshThread & { kind: 'failed' }): unknown {
    if (run.signal.aborted) return run.signal.reason
    return (call !== null && failures.get(call)) || unpackError(error)
  }
}
