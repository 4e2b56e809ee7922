import pino from 'pino'
import { getEnvironment } from '@/lib/env'

let logger: pino.Logger | undefined

/**
 * The process's log: JSON lines on standard output, one event per line.
 * Callers name what happened and that a secret was involved, never its value; the redaction below is the second fence.
 */
export function log(): pino.Logger {
  logger ??= createLogger()
  return logger
}

/**
 * Lines are written behind the event loop's back: a pipe's reader that is slow or far away, as a container's is, would
 * otherwise hold up every request. What is still waiting when the process ends is written then.
 */
function createLogger(): pino.Logger {
  const output = pino.destination({ fd: 1, sync: false })
  process.once('exit', () => output.flushSync())
  const options: pino.LoggerOptions = {
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
    hooks: { streamWrite: escapeUnseen },
  }
  return pino(options, output)
}

/** drizzle's messages end in the values of the query: sealed tokens, names and whatever else was to be stored. */
const withoutParameters = (message: string) => message.replace(/^(Failed query: .*?)\nparams: .*$/s, '$1')

/**
 * JSON escapes line breaks and the escape character. Some terminals and viewers also obey DEL and C1 controls (U+009B
 * starts a colour code), separators that count as line ends, and marks that turn the direction of the text.
 */
export function escapeUnseen(line: string): string {
  return line.replace(
    /[\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g,
    character => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}

/** An error as a log line carries it: names, codes and messages down the chain of causes, without stacks or payloads. */
function describeError(error: unknown): unknown {
  if (!(error instanceof Error)) return { message: typeof error }
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined
  return {
    name: error.name,
    code,
    message: withoutParameters(error.message),
    ...(error.cause ? { cause: describeError(error.cause) } : {}),
  }
}
