import { parseJson } from '@/lib/domain/json'
import type { Problem } from '@/lib/domain/problem'
import { toProblem } from './to-problem'

/** The console's API said no, or could not be reached; `problem` says which and what to tell the person. */
export class ApiProblem extends Error {
  readonly problem: Problem
  /** Seconds the service asked us to wait, when it did. */
  readonly retryAfter: number | null

  constructor(problem: Problem, options: { retryAfter?: number | null; cause?: unknown } = {}) {
    super(problem.title, { cause: options.cause })
    this.name = 'ApiProblem'
    this.problem = problem
    this.retryAfter = options.retryAfter ?? null
  }
}

export type FetchOptions = {
  signal?: AbortSignal
  method?: 'GET' | 'POST' | 'PATCH' | 'DELETE'
  /** Sent as JSON. */
  body?: unknown
  /** Nobody asked for it: by an interval, say. The console then does not take it as a sign that the person is there. */
  background?: boolean
}

let reads: Promise<void> = Promise.resolve()

/** Has every read (GET) that is asked for from now on wait until the function that this returns is called. */
export function holdReads(): () => void {
  let goOn = () => {}
  reads = new Promise(resolve => {
    goOn = resolve
  })
  return goOn
}

/**
 * Asks the console's own API for JSON, the browser's only source of data.
 * Throws `ApiProblem` for everything that is no JSON answer with a 2xx status; an abort stays the abort it is.
 * An answer without content (204) is `null`.
 */
export async function fetchJson(path: string, options: FetchOptions = {}): Promise<unknown> {
  const { signal } = options
  const response = await send(path, options)
  const text = await readText(response, signal)
  if (response.status === 204) return null
  if (response.ok) {
    const body = parseJson(text)
    if (body !== undefined) return body
  }
  throw toApiProblem(response, text)
}

/** Asks for an answer that comes bit by bit; throws like `fetchJson`. Aborting ends the stream. */
export async function openStream(path: string, options: FetchOptions): Promise<ReadableStream<Uint8Array>> {
  const response = await send(path, options)
  if (response.ok && response.body) return response.body
  throw toApiProblem(response, await readText(response, options.signal))
}

function toApiProblem({ status, headers }: Response, text: string): ApiProblem {
  return new ApiProblem(toProblem({ status, body: parseJson(text), requestId: headers.get('x-request-id') }), {
    retryAfter: toSeconds(headers.get('retry-after')),
  })
}

async function send(path: string, { signal, method = 'GET', body, background }: FetchOptions): Promise<Response> {
  if (method === 'GET') await reads
  try {
    return await fetch(path, {
      method,
      headers: {
        accept: 'application/json',
        'x-csrf': '1',
        ...(background ? { 'x-background': '1' } : {}),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      ...(signal ? { signal } : {}),
    })
  } catch (cause) {
    throw signal?.aborted ? cause : unreachable(cause)
  }
}

/** A connection can also break in the middle of the body. */
async function readText(response: Response, signal: AbortSignal | undefined): Promise<string> {
  try {
    return await response.text()
  } catch (cause) {
    throw signal?.aborted ? cause : unreachable(cause)
  }
}

function unreachable(cause: unknown): ApiProblem {
  return new ApiProblem(toProblem({ status: 0, body: undefined, requestId: null }), { cause })
}

/** `Retry-After` in seconds; the console's API never sends the date form. */
function toSeconds(header: string | null): number | null {
  const seconds = Number(header)
  return header !== null && Number.isFinite(seconds) && seconds >= 0 ? Math.ceil(seconds) : null
}
