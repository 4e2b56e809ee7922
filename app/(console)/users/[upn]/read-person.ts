import 'server-only'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import type { Session } from '@/lib/auth/session'
import { fetchForPage } from '@/lib/bff/fetch-for-page'
import type { PersonDetails } from '@/lib/domain/person'
import type { Problem } from '@/lib/domain/problem'
import type { Page } from '@/lib/mmd/wire/collection'
import { toPersonDetails } from '@/lib/mmd/wire/to-person'
import type { WireUser } from '@/lib/mmd/wire/user'
import { toPageProblem } from '../../page-problem'

type Reading = { details: PersonDetails; readAt: number } | { problem: Problem }

/** Nobody has this UPN; or nobody can have it, as with one of 300 characters. */
const NOBODY = new Set(['not-found', 'bad-request'])

/**
 * A person and when they were read (milliseconds); or why they could not be read.
 * Read once for a request, however many parts of the page ask.
 */
export const readPerson = cache(async (session: Session, upn: string): Promise<Reading> => {
  const answer = await fetchForPage(session, `users/${encodeURIComponent(upn)}`).catch((error: unknown) => ({
    problem: toPageProblem(error),
  }))
  if (isProblem(answer)) {
    if (NOBODY.has(answer.problem.code)) notFound()
    return answer
  }
  // Checked against its schema where it entered the console; the service answers with a collection of one.
  const [wire] = (answer as Page<WireUser>).value
  return wire ? { details: toPersonDetails(wire), readAt: Date.now() } : notFound()
})

function isProblem(answer: unknown): answer is { problem: Problem } {
  return typeof answer === 'object' && answer !== null && 'problem' in answer
}
