import { ProblemError } from './problem'

const SAFE_METHODS = new Set(['GET', 'HEAD'])
/** The largest body any route takes; a ticket with a long description is far below. */
const LONGEST_BODY = 64 * 1024

/**
 * The one check every request to the console's API passes before anything else happens.
 * The custom header alone keeps other sites out: a browser sends it across origins only after a preflight, which no
 * route answers. Fetch metadata, or `Origin` where a browser sends none, is the second fence.
 * @throws ProblemError
 */
export function guardRequest(request: Request, consoleUrl: string): void {
  if (request.headers.get('x-csrf') !== '1') {
    throw new ProblemError('cross-site', { detail: 'Requests to this API carry the header X-CSRF: 1.' })
  }
  const site = request.headers.get('sec-fetch-site')
  const origin = request.headers.get('origin')
  if (site === 'cross-site' || (site === 'same-site' && !SAFE_METHODS.has(request.method)))
    throw new ProblemError('cross-site')
  if (site === null && origin !== null && origin !== new URL(consoleUrl).origin) throw new ProblemError('cross-site')
  if (Number(request.headers.get('content-length') ?? 0) > LONGEST_BODY) throw new ProblemError('payload-too-large')
}
