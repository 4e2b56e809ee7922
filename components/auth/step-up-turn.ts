const KEY = 'console.step-up-at'

/** Longer than a tenant that asks for nothing takes to send people back; one that asks each time is met by hand. */
const ONCE_IN_MS = 5 * 60_000

/**
 * Whether this tab may be led to the tenant unasked, and the turn is then taken: once in a while only, so that a service
 * that is never satisfied makes no loop.
 * @param now milliseconds since 1970
 */
export function takeStepUpTurn(now: number = Date.now()): boolean {
  try {
    if (now - Number(sessionStorage.getItem(KEY)) < ONCE_IN_MS) return false
    sessionStorage.setItem(KEY, String(now))
    return true
  } catch {
    // A browser that keeps nothing for us cannot tell a loop from a first time.
    return false
  }
}
