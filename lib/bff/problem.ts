import type { Problem } from '@/lib/domain/problem'

/** What a problem needs beyond what its code implies. */
export type ProblemDetails = {
  detail?: string
  retryAfterSeconds?: number
  headers?: Record<string, string>
  cause?: unknown
}

/** Every error the console's API can answer: the code is the contract, status and words hang on it. */
const PROBLEMS = {
  'bad-request': [400, 'The request is not valid', 'Check the address and its parameters.'],
  unauthenticated: [401, 'You are not signed in', 'Sign in and try again.'],
  'session-ended': [401, 'Your session has ended', 'Sign in again; you return to where you were.'],
  'claims-required': [
    401,
    'One more sign-in step is needed',
    'Your organisation asks for an additional check. Sign in again.',
  ],
  'cross-site': [
    403,
    'The request does not come from the console',
    'Open the console itself and try again from there.',
  ],
  forbidden: [403, 'Your role does not allow this', 'Ask an administrator of the console for the role you need.'],
  'application-context-off': [
    403,
    'This console does not do that',
    'Tickets, elevation and reassignment need application context, which the people who run this console have not turned on.',
  ],
  'upstream-forbidden': [
    403,
    'The service does not let you do this',
    'Ask an administrator for access to Managed Desktop data.',
  ],
  'recent-sign-in-required': [
    403,
    'You signed in too long ago for this',
    'Sign in again, then ask once more: a password is shown only shortly after a sign-in.',
  ],
  'ticket-used': [403, 'This download link has been used or is too old', 'Start the download again from the console.'],
  'not-found': [404, 'Not found', 'It may have been removed, or the address is mistyped.'],
  'method-not-allowed': [405, 'This cannot be done here', 'Check the address and the method.'],
  'payload-too-large': [413, 'The request is too large', 'Send less at a time.'],
  'unsupported-media-type': [415, 'The request is of a kind not taken here', 'Send plain JSON as application/json.'],
  'upstream-rejected': [400, 'The service did not accept the request', 'Check what was entered and try again.'],
  'rate-limited': [429, 'Too many requests', 'Wait a moment and try again.'],
  'upstream-throttled': [429, 'The service is busy', 'It asks for a pause. Try again in a moment.'],
  internal: [
    500,
    'Something went wrong in the console',
    'Try again. If it stays, tell your administrator the request id.',
  ],
  'upstream-malformed': [502, 'The service sent an answer we cannot read', 'Try again in a few minutes.'],
  'upstream-error': [502, 'The service reported an error', 'Try again in a few minutes.'],
  'upstream-unavailable': [503, 'The service cannot be reached', 'Try again in a few minutes.'],
  'sign-in-unavailable': [
    503,
    'Your sign-in could not be renewed',
    'The identity service cannot be reached. Try again in a moment.',
  ],
  'no-snapshot': [503, 'The fleet has not been read yet', 'The first reading is under way, or about to start.'],
  'application-sign-in-unavailable': [
    503,
    'The console could not sign in as the application',
    'Your own sign-in is fine. If it stays so, ask the people who run this console to check its credential.',
  ],
  'upstream-timeout': [504, 'The service did not answer in time', 'Try again in a moment.'],
} as const satisfies Record<string, readonly [status: number, title: string, detail: string]>

export type ProblemCode = keyof typeof PROBLEMS

/** Ends a request with a problem; `handle` turns it into the answer. */
export class ProblemError extends Error {
  constructor(
    readonly code: ProblemCode,
    readonly details: ProblemDetails = {},
  ) {
    super(PROBLEMS[code][1], { cause: details.cause })
    this.name = 'ProblemError'
  }

  toProblem(requestId: string): Problem {
    const [status, title, detail] = PROBLEMS[this.code]
    return { type: 'about:blank', title, status, detail: this.details.detail ?? detail, code: this.code, requestId }
  }

  toResponse(requestId: string): Response {
    const problem = this.toProblem(requestId)
    const retryAfter = this.details.retryAfterSeconds
    return Response.json(problem, {
      status: problem.status,
      headers: {
        'content-type': 'application/problem+json',
        ...(retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) }),
        ...this.details.headers,
      },
    })
  }
}
