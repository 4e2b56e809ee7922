/** Runs once as the server starts: with bad configuration nothing is served. */
export async function register(): Promise<void> {
  const { getEnvironment } = await import('@/lib/env')
  getEnvironment()
}
