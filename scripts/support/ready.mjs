import { setTimeout as wait } from 'node:timers/promises'

/**
 * Waits until the address answers 2xx.
 * @param {string} url @param {{ isAlive: () => boolean, patienceMs?: number }} options isAlive: false ends the wait early
 */
export async function untilReady(url, { isAlive, patienceMs = 90_000 }) {
  const deadline = Date.now() + patienceMs
  while (Date.now() < deadline && isAlive()) {
    const answer = await fetch(url, { signal: AbortSignal.timeout(5_000) }).catch(() => undefined)
    await answer?.body?.cancel()
    if (answer?.ok) return
    await wait(200)
  }
  throw new Error(`${url} did not become ready.`)
}
