import 'server-only'
import { redirect } from 'next/navigation'
import { StepUpRequiredError } from '@/lib/auth/errors'
import type { Session } from '@/lib/auth/session'
import type { Problem } from '@/lib/domain/problem'
import { log } from '@/lib/logging/log'
import { execute } from './execute'
import { matchPolicy } from './match-policy'
import { getPageRequest, type PageRequest, pathOf } from './page-request'
import { isRoleDenial, noteRoleDenial } from './role-denial'
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
 * @throws what `readForPage` throws
 */
export function fetchForPage(session: Session, path: string): Promise<unknown> {
  const query = path.indexOf('?')
  const [rawPath, search] = query < 0 ? [path, ''] : [path.slice(0, query), path.slice(query)]
  return readForPage(session, requestId =>
    execute(matchPolicy('GET', rawPath, new URLSearchParams(search)), session, requestId),
  )
}

/**
 * Does the reading of a page rendered on the server. Where the person must prove more first, the page gives way to the
 * sign-in, which asks the tenant for just that and leads back. A role that is not enough goes on record.
 * @throws PageReadError; or Next's redirect, which is to go on its way
 */
export async function readForPage<Result>(
  session: Session,
  read: (requestId: string) => Promise<Result>,
  request?: PageRequest,
): Promise<Result> {
  const page = request ?? (await getPageRequest())
  const { requestId } = page
  try {
    return await read(requestId)
  } catch (cause) {
    log().warn({ event: 'page-read-failed', requestId, error: cause }, 'A page could not be prefilled')
    if (isRoleDenial(cause)) {
      await noteRoleDenial({ session, ...page }, { route: 'page', method: 'GET', path: pathOf(page) })
    }
    if (cause instanceof StepUpRequiredError) redirect(`/sign-in?${new URLSearchParams({ callbackUrl: page.address })}`)
    throw new PageReadError(toProblemError(cause).toProblem(requestId), cause)
  }
}
