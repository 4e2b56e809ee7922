/** Why the person is asked to sign in again: the session is over, or it must prove more before it may go on. */
export type SignInNeed = 'session-ended' | 'step-up'

let need: SignInNeed | null = null
const listeners = new Set<() => void>()

/** Whatever the page shows stays, under a banner. An ended session is never called less than that again. */
export function askToSignIn(why: SignInNeed): void {
  if (need === why || need === 'session-ended') return
  need = why
  for (const listener of listeners) listener()
}

export const signInNeed = (): SignInNeed | null => need

export function subscribeToSignInNeed(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
