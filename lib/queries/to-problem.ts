import type { Problem } from '@/lib/domain/problem'

type Answer = { status: number; body: unknown; requestId: string | null }

/**
 * Makes a problem of an answer that was none of ours or no success.
 * `status` 0 stands for no answer at all; `body` is the parsed JSON, `undefined` where the answer was not JSON.
 */
export function toProblem({ status, body, requestId }: Answer): Problem {
  if (isProblem(body)) return body
  if (status === 0) {
    return {
      type: 'about:blank',
      title: 'The console could not be reached',
      status: 0,
      detail: 'Check your connection, then try again. The console may also be restarting.',
      code: 'network',
      requestId: requestId ?? '',
    }
  }
  return {
    type: 'about:blank',
    title: 'The console gave an answer it should not give',
    status,
    detail: `Something between you and the console answered with status ${status} and no explanation. Try again in a moment.`,
    code: codeOfStatus(status),
    requestId: requestId ?? '',
  }
}

/** A bare status still tells what to do next. */
const CODES: Record<number, string> = {
  401: 'unauthenticated',
  403: 'forbidden',
  404: 'not-found',
  429: 'rate-limited',
  502: 'upstream-unavailable',
  503: 'upstream-unavailable',
  504: 'upstream-timeout',
}

function codeOfStatus(status: number): string {
  return CODES[status] ?? 'unexpected-answer'
}

/** Told by hand and not by the schema, which would bring zod into every page's script. */
function isProblem(body: unknown): body is Problem {
  return (
    typeof body === 'object' &&
    body !== null &&
    'code' in body &&
    typeof body.code === 'string' &&
    'title' in body &&
    typeof body.title === 'string' &&
    'detail' in body &&
    typeof body.detail === 'string' &&
    'status' in body &&
    typeof body.status === 'number' &&
    'requestId' in body &&
    typeof body.requestId === 'string'
  )
}
