import pino from 'pino'
import { getEnvironment } from '@/lib/env'

let logger: pino.Logger | undefined

/**
 * The process's log: JSON lines on standard output, one event per line.
 * Callers name what happened and that a secret was involved, never its value; the redaction below is the second fence.
 */
export function log(): pino.Logger {
  logger ??= pino({
    level: getEnvironment().LOG_LEVEL,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: label => ({ level: label }) },
    redact: {
      paths: [
        '*.authorization',
        '*.cookie',
        '*.access_token',
        '*.refresh_token',
        '*.id_token',
        '*.client_secret',
        '*.password',
      ],
      censor: '[hidden]',
    },
    serializers: { error: describeError },
  })
  return logger
}

/** An error as a log line carries it: names, codes and messages down the chain of causes, without stacks or payloads. */
function describeError(error: unknown): unknown {
  if (!(error instanceof Error)) return { message: typeof error }
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined
  return {
    name: error.name,
    code,
    message: error.message,
    ...(error.cause ? { cause: describeError(error.cause) } : {}),
  }
}
