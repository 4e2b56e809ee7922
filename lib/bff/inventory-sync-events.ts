import 'server-only'
import { findSession, sessionCookieName } from '@/lib/auth/session'
import type { HandlerContext } from './handle'
import { requireInventoryAccess } from './inventory-access'
import { shutdownSignal } from './shutdown'
import { watchSync } from './sync-watch'

/** Proxies close what stays silent, many after a minute; and the session is looked up again this often. */
const KEEP_ALIVE_MS = 15_000

/**
 * The state of the sync as server-sent events (HTML Living Standard, 9.2): an event `status` with what `GET sync` answers,
 * now and whenever it changes. The stream ends with the session, with the console, and when nobody reads it any more.
 */
export async function answerSyncEvents({ request, session, requestId }: HandlerContext): Promise<Response> {
  await requireInventoryAccess(session, requestId)
  const cookie = request.cookies.get(sessionCookieName())?.value
  const encoder = new TextEncoder()
  let close = () => {}

  const stream = new ReadableStream<Uint8Array>({
    start(controller) {
      const end = new AbortController()
      const send = (text: string) => {
        if (!end.signal.aborted) controller.enqueue(encoder.encode(text))
      }
      const keepAlive = setInterval(async () => {
        const isSignedIn = await findSession(cookie, { isBackground: true }).catch(() => true)
        if (isSignedIn) send(': still here\n\n')
        else close()
      }, KEEP_ALIVE_MS)
      const stopWatching = watchSync(session.tenantId, status => {
        send(`event: status\ndata: ${JSON.stringify(status)}\n\n`)
      })
      close = () => {
        if (end.signal.aborted) return
        end.abort()
        clearInterval(keepAlive)
        stopWatching()
        controller.close()
      }
      AbortSignal.any([request.signal, shutdownSignal()]).addEventListener('abort', close, { signal: end.signal })
      if (request.signal.aborted || shutdownSignal().aborted) close()
    },
    cancel: () => close(),
  })
  return new Response(stream, {
    headers: { 'content-type': 'text/event-stream; charset=utf-8', 'x-accel-buffering': 'no' },
  })
}
