import { once } from 'node:events'
import { createServer } from 'node:net'

/** Below the ports that systems hand out to connections (Linux from 32,768, others from 49,152), above the known ones. */
const LOWEST = 20_000
const HIGHEST = 32_000

/**
 * A port that nothing listens on now, and that no connection of anybody's is given meanwhile. Which one is left to
 * chance, as tests in other processes look for theirs.
 */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = LOWEST + Math.floor(Math.random() * (HIGHEST - LOWEST))
    if (await isFree(port)) return port
  }
}

async function isFree(port: number): Promise<boolean> {
  const server = createServer().listen(port)
  try {
    await once(server, 'listening')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EADDRINUSE') return false
    throw error
  }
  server.close()
  await once(server, 'close')
  return true
}
