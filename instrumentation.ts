import type { Instrumentation } from 'next'

/**
 * Runs once as the server starts: with bad configuration nothing is served.
 * Next builds this file for its edge runtime too, where the configuration is never read; the test on NEXT_RUNTIME,
 * a constant at build time, keeps Node's modules out of that bundle.
 */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return
  const { getEnvironment } = await import('@/lib/env')
  getEnvironment()
  const { notePeerAddresses } = await import('@/lib/http/note-peer-addresses')
  notePeerAddresses()
  const { startSyncSchedule } = await import('@/lib/bff/sync-schedule')
  startSyncSchedule()
  const { prepareForSyncs } = await import('@/lib/bff/inventory-sync')
  prepareForSyncs()
}

/**
 * Next prints an error of a page as text; this line is for machines and says which request it was. The digest is what
 * the person sees on the error page.
 */
export const onRequestError: Instrumentation.onRequestError = async (error, request, context) => {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return
  const { log } = await import('@/lib/logging/log')
  const digest = typeof error === 'object' && error !== null && 'digest' in error ? error.digest : undefined
  const requestId = request.headers['x-request-id']
  log().error({ event: 'page-failed', route: context.routePath, requestId, digest, error }, 'A page could not be shown')
}
