import type { SyncFailure } from '@/lib/domain/inventory'
import { INTERRUPTED } from '@/lib/inventory/sync-status'
import type { ProblemCode } from './problem'
import { ShutdownError } from './shutdown'
import { toProblemError } from './to-problem-error'

/** These would tell whoever reads them that it is their own sign-in; it is that of whoever started the sync. */
const ABOUT_A_SIGN_IN = new Set<ProblemCode>(['session-ended', 'claims-required', 'sign-in-unavailable'])

/** Puts what ended a sync into the words of the problem table. */
export function toSyncFailure(error: unknown, requestId: string): SyncFailure {
  if (error instanceof ShutdownError) return { ...INTERRUPTED, requestId }
  const problem = toProblemError(error)
  if (ABOUT_A_SIGN_IN.has(problem.code)) {
    return {
      code: 'sync-sign-in',
      title: 'The sync lost its sign-in',
      detail: 'The sign-in on whose behalf it ran has ended or could not be renewed. Start it again.',
      requestId,
    }
  }
  const { code, title, detail } = problem.toProblem(requestId)
  return { code, title, detail, requestId }
}
