import { type Dispatcher, errors, Pool } from 'undici'
import { HttpAnswerTooLargeError, HttpConnectionError, HttpTimeoutError } from './errors'

export type HttpMethod = 'GET' | 'POST' | 'PATCH'

/** A request as it goes over the wire: `path` is sent literally, so whoever builds it has encoded it. */
export type HttpRequest = {
  method: HttpMethod
  path: string
  headers: Record<string, string>
  body?: string
  signal?: AbortSignal
}

/**
 * What came back, whatever its status; redirects are answers too and are never followed. `body` is in the pieces in which
 * it came, each with memory of its own, which can be handed to another thread; `textOf` reads it.
 */
export type HttpAnswer = { status: number; headers: Record<string, string>; body: Uint8Array<ArrayBuffer>[] }

export type SendHttp = (request: HttpRequest) => Promise<HttpAnswer>

const CONNECTIONS = 32
const ATTEMPT_TIMEOUT_MS = 15_000
const MAX_ANSWER_BYTES = 128 * 1024 * 1024

/**
 * Sends requests to one origin over kept connections.
 * @throws HttpConnectionError, HttpTimeoutError, HttpAnswerTooLargeError; the caller's own abort is rethrown as it is
 */
export function createHttpClient(origin: string, attemptTimeoutMs = ATTEMPT_TIMEOUT_MS): SendHttp {
  const pool = new Pool(origin, {
    connections: CONNECTIONS,
    connect: { timeout: 5_000 },
    headersTimeout: attemptTimeoutMs,
    bodyTimeout: attemptTimeoutMs,
  })
  return async ({ signal, body, ...request }) => {
    try {
      const answer = await pool.request({ ...request, body: body ?? null, ...(signal ? { signal } : {}) })
      return { status: answer.statusCode, headers: toPlainHeaders(answer.headers), body: await readBody(answer.body) }
    } catch (cause) {
      throw signal?.aborted ? cause : toHttpError(cause)
    }
  }
}

/** Not put together here: pages of devices are for another thread, and what they take would be cleared away in this one. */
async function readBody(body: Dispatcher.ResponseData['body']): Promise<HttpAnswer['body']> {
  const pieces: HttpAnswer['body'] = []
  let size = 0
  for await (const chunk of body as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > MAX_ANSWER_BYTES) throw new HttpAnswerTooLargeError(MAX_ANSWER_BYTES)
    pieces.push(ownPiece(chunk))
  }
  return pieces
}

/** The chunk itself, unless it shares its memory: the first one does with the headers. */
function ownPiece(chunk: Buffer): Uint8Array<ArrayBuffer> {
  const { buffer } = chunk
  return buffer instanceof ArrayBuffer && buffer.byteLength === chunk.byteLength
    ? new Uint8Array(buffer)
    : new Uint8Array(chunk)
}

function toPlainHeaders(headers: Dispatcher.ResponseData['headers']): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]])),
  )
}

function toHttpError(cause: unknown): Error {
  if (cause instanceof HttpAnswerTooLargeError) return cause
  const timedOut =
    cause instanceof errors.HeadersTimeoutError ||
    cause instanceof errors.BodyTimeoutError ||
    cause instanceof errors.ConnectTimeoutError
  return timedOut ? new HttpTimeoutError({ cause }) : new HttpConnectionError(cause)
}
