import { HttpAnswerTooLargeError, HttpCircuitOpenError, HttpConnectionError, HttpTimeoutError } from '@/lib/http/errors'
import { MmdMalformedError, MmdRefusalError } from '@/lib/mmd/errors'
import { SyncLeaseLostError } from './sync-lease'

/**
 * An error on its way to another thread, as an error that is cloned loses its class and all but its message. What is
 * packed is what somebody tells errors apart by, or writes to the log.
 */
export type PackedError = {
  name: string
  message: string
  code: string | undefined
  cause: PackedError | undefined
  /** Of a refusal. */
  status?: number
  headers?: Record<string, string>
  /** Of an answer that was too large. */
  limitBytes?: number
}

/** By the names that errors of ours give themselves; any other arrives as a plain error with its name and code. */
const MAKERS: Record<string, (packed: PackedError, cause: Error | undefined) => Error> = {
  HttpAnswerTooLargeError: ({ limitBytes = 0 }) => new HttpAnswerTooLargeError(limitBytes),
  HttpCircuitOpenError: (_, cause) => new HttpCircuitOpenError(cause),
  HttpConnectionError: (_, cause) => new HttpConnectionError(cause),
  HttpTimeoutError: (_, cause) => new HttpTimeoutError({ cause }),
  MmdMalformedError: ({ message }, cause) => new MmdMalformedError(message, { cause }),
  MmdRefusalError: ({ status = 0, message, headers = {} }) => new MmdRefusalError(status, message, headers),
  SyncLeaseLostError: () => new SyncLeaseLostError(),
}

export function packError(error: unknown): PackedError {
  if (!(error instanceof Error))
    return packError(new TypeError(`Something was thrown that is no error: ${typeof error}`))
  return {
    name: error.name,
    message: error.message,
    code: 'code' in error && typeof error.code === 'string' ? error.code : undefined,
    cause: error.cause === undefined ? undefined : packError(error.cause),
    ...(error instanceof MmdRefusalError ? { status: error.status, headers: error.headers } : {}),
    ...(error instanceof HttpAnswerTooLargeError ? { limitBytes: error.limitBytes } : {}),
  }
}

export function unpackError(packed: PackedError): Error {
  const { name, message, code, cause: packedCause } = packed
  const cause = packedCause && unpackError(packedCause)
  return MAKERS[name]?.(packed, cause) ?? Object.assign(new Error(message, { cause }), { name, code })
}
