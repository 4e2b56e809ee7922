import { ProblemError } from '@/lib/bff/problem'

/** The problem a piece of work ends with; work that succeeds fails the test. */
export function problemOf(work: () => unknown): ProblemError {
  try {
    const result = work()
    throw new Error(`should have been refused, but gave ${JSON.stringify(result)}`)
  } catch (error) {
    if (error instanceof ProblemError) return error
    throw error
  }
}
