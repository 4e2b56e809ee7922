import 'server-only'
import { isSameText } from '@/lib/auth/same-text'
import { getEnvironment } from '@/lib/env'
import { ProblemError } from './problem'
import { limitStranger } from './rate-limits'

/** Whether a scheduler of the host's asks: the console's own pages send a header of ours and never this one. */
export function isFromScheduler(request: Request): boolean {
  return request.headers.has('authorization') && !request.headers.has('x-csrf')
}

/**
 * A scheduler has no session and proves itself with CRON_SECRET.
 * @throws ProblemError `not-found` when there is no such secret, `unauthenticated` for another one
 */
export function requireScheduler(request: Request): void {
  limitStranger(request)
  const { CRON_SECRET } = getEnvironment()
  if (CRON_SECRET === undefined) throw new ProblemError('not-found')
  const [, given = ''] = request.headers.get('authorization')?.match(/^Bearer (.+)$/i) ?? []
  if (!isSameText(CRON_SECRET, given)) throw new ProblemError('unauthenticated')
}
