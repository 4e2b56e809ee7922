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
}
