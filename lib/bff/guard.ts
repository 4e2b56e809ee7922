import { ProblemError } from './problem'

/** May a request come from there? In the words of Fetch Metadata; `none` is the person at the address bar. */
const SITES: Record<string, { reads: boolean; writes: boolean }> = {
  'same-origin': { reads: true, writes: true },
  none: { reads: true, writes: true },
  'same-site': { reads: true, writes: false },
  'cross-site': { reads: false, writes: false },
}
/** The largest body a route takes unless it says otherwise; a ticket with a long description is far below. */
export const LONGEST_BODY = 64 * 1024

/** In what a route differs from the others. */
export type GuardTerms = {
  /** In bytes. */
  longestBody?: number
  /** The browser's own download manager asks here, which sends no header of ours: a ticket stands for it (download-ticket.ts). */
  takesTickets?: boolean
}

/**
 * The one check every request to the console's API passes before anything else happens.
 * The custom header alone keeps other sites out: a browser sends it across origins only after a preflight, which no
 * route answers. Fetch metadata, or `Origin` where a browser sends none we know, is the second fence.
 * @throws ProblemError
 */
export function guardRequest(
  request: Request,
  consoleUrl: string,
  { longestBody = LONGEST_BODY, takesTickets = false }: GuardTerms = {},
): void {
  const hasTicket = takesTickets && request.method === 'GET' && new URL(request.url).searchParams.has('ticket')
  if (request.headers.get('x-csrf') !== '1' && !hasTicket) {
    throw new ProblemError('cross-site', { detail: 'Requests to this API carry the header X-CSRF: 1.' })
  }
  if (!isFromConsole(request, consoleUrl)) throw new ProblemError('cross-site')
  if (Number(request.headers.get('content-length') ?? 0) > longestBody) throw new ProblemError('payload-too-large')
}

function isFromConsole(request: Request, consoleUrl: string): boolean {
  const site = request.headers.get('sec-fetch-site') ?? ''
  const known = Object.hasOwn(SITES, site) ? SITES[site] : undefined
  if (known) return request.method === 'GET' || request.method === 'HEAD' ? known.reads : known.writes
  const origin = request.headers.get('origin')
  return origin === null || origin === new URL(consoleUrl).origin
}
