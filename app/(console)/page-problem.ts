import 'server-only'
import { PageReadError } from '@/lib/bff/fetch-for-page'
import type { Problem } from '@/lib/domain/problem'

/** Why a page's read failed; any other error is the page's own fault and goes on its way. */
export function toPageProblem(error: unknown): Problem {
  if (error instanceof PageReadError) return error.problem
  throw error
}
