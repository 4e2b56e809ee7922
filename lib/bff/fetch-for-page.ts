import 'server-only'
import { headers } from 'next/headers'
import type { Session } from '@/lib/auth/session'
import type { Problem } from '@/lib/domain/problem'
import { log } from '@/lib/logging/log'
import { execute } from './execute'
import { matchPolicy } from './match-policy'
import { toProblemError } from './to-problem-error'

/** A page's read failed; `problem` is what the API would have answered to the browser. */
export class PageReadError extends Error {
  readonly code = 'page-read'

  constructor(
    readonly problem: Problem,
    cause: unknown,
  ) {
    super(problem.title, { cause })
    this.name = 'PageReadError'
  }
}

/**
 * What `GET /api/mmd/{path}` answers, for a page rendered on the server: the same table, checks and answer.
 * @throws PageReadError
 */
export async function fetchForPage(session: Session, path: string): Promise<unknown> {
  const requestId = await pageRequestId()
  const query = path.indexOf('?')
  const [rawPath, search] = query < 0 ? [path, ''] : [path.slice(0, query), path.slice(query)]
  try {
    return await execute(matchPolicy('GET', rawPath, new URLSearchParams(search)), session, requestId)
  } catch (cause) {
    log().warn({ event: 'page-read-failed', requestId, error: cause }, 'A page could not be prefilled')
    throw new PageReadError(toProblemError(cause).toProblem(requestId), cause)
  }
}

/** proxy.ts gives each page's request an id; without that file, what stands there is the browser's own and not believed. */
async function pageRequestId(): Promise<string> {
  const given = (await headers()).get('x-request-id') ?? ''
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(given) ? given : crypto.randomUUID()
}
