import 'server-only'
import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { StepUpRequiredError } from '@/lib/auth/errors'
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
 * @throws what `readForPage` throws
 */
export function fetchForPage(session: Session, path: string): Promise<unknown> {
  const query = path.indexOf('?')
  const [rawPath, search] = query < 0 ? [path, ''] : [path.slice(0, query), path.slice(query)]
  return readForPage(requestId => execute(matchPolicy('GET', rawPath, new URLSearchParams(search)), session, requestId))
}

/**
 * Does the reading of a page rendered on the server. Where the person must prove more first, the page gives way to the
 * sign-in, which asks the tenant for just that and leads back.
 * @throws PageReadError; or Next's redirect, which is to go on its way
 */
export async function readForPage<Result>(read: (requestId: string) => Promise<Result>): Promise<Result> {
  const requestId = await pageRequestId()
  try {
    return await read(requestId)
  } catch (cause) {
    log().warn({ event: 'page-read-failed', requestId, error: cause }, 'A page could not be prefilled')
    if (cause instanceof StepUpRequiredError) redirect(await signInAddress())
    throw new PageReadError(toProblemError(cause).toProblem(requestId), cause)
  }
}

/** The sign-in decides for itself where it leads back to; without proxy.ts, what stands there is the browser's own. */
async function signInAddress(): Promise<string> {
  const callbackUrl = (await headers()).get('x-return-to') ?? '/'
  return `/sign-in?${new URLSearchParams({ callbackUrl })}`
}

/** proxy.ts gives each page's request an id; without that file, what stands there is the browser's own and not believed. */
async function pageRequestId(): Promise<string> {
  const given = (await headers()).get('x-request-id') ?? ''
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(given) ? given : crypto.randomUUID()
}
