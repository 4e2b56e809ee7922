import { ApiProblem } from './fetcher'

/** Worth a second try at once; everything else will say the same again, or says itself when to come back. */
const PASSING = new Set(['network', 'upstream-unavailable', 'upstream-timeout'])

/** For React Query's `retry`: the console's server has already retried the service, so once more is enough. */
export function retryRead(failures: number, error: Error): boolean {
  return failures < 1 && error instanceof ApiProblem && PASSING.has(error.problem.code)
}
