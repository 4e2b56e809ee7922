import type { Problem } from '@/lib/domain/problem'
import { ApiProblem } from './fetcher'

/** A request that failed, in the words for the person; `retryAfter` is how many seconds the service asked to wait. */
export type Failure = { problem: Problem; retryAfter: number | null }

/** What to show of an error that a query threw. */
export function toFailure(error: Error): Failure {
  if (error instanceof ApiProblem) return { problem: error.problem, retryAfter: error.retryAfter }
  return {
    problem: {
      type: 'about:blank',
      title: 'The console could not read the answer',
      status: 0,
      detail: 'This is a fault of the console itself.',
      code: 'unexpected-answer',
      requestId: '',
    },
    retryAfter: null,
  }
}
