import { startSignIn } from '@/components/auth/start-sign-in'
import { takeStepUpTurn } from '@/components/auth/step-up-turn'
import { ApiProblem } from '@/lib/queries/fetcher'
import { askToSignIn } from './sign-in-need'
import { holdsUnsavedText } from './unsaved-text'

let isLeaving = false

/** For React Query's caches: what a 401 of the console's API means for the whole page. */
export function meetRefusal(error: Error): void {
  if (!(error instanceof ApiProblem) || error.problem.status !== 401) return
  if (error.problem.code === 'claims-required') void stepUp()
  else askToSignIn('session-ended')
}

/**
 * Leads the browser through the tenant, which is asked for exactly what is missing (the server has kept it), and back to
 * this address. Whoever has typed something, looks at another tab or has just been there is asked first.
 */
async function stepUp(): Promise<void> {
  if (isLeaving) return
  if (holdsUnsavedText() || document.hidden || !takeStepUpTurn()) return askToSignIn('step-up')
  isLeaving = true
  // The browser's Back button may bring this page back as it was left.
  window.addEventListener('pageshow', stay, { once: true })
  const { pathname, search, hash } = window.location
  try {
    await startSignIn({ callbackUrl: pathname + search + hash, accountPicker: false })
  } catch {
    stay()
    askToSignIn('step-up')
  }
}

function stay(): void {
  isLeaving = false
}
