import type * as z from 'zod'
import { BodyEncodingError, BodyTooLargeError, readBodyText } from '@/lib/http/read-body'
import { LONGEST_BODY } from './guard'
import { ProblemError } from './problem'

const DEEPEST = 16

/**
 * A request's JSON body, read no further than the limit, of one shape.
 * @throws ProblemError that says what is wrong: its type, size, text, depth, or the field that does not fit
 */
export async function readJsonBody<Schema extends z.ZodType>(
  request: Request,
  schema: Schema,
  limitBytes = LONGEST_BODY,
): Promise<z.output<Schema>> {
  const [type = ''] = (request.headers.get('content-type') ?? '').split(';')
  if (type.trim().toLowerCase() !== 'application/json' || request.headers.has('content-encoding')) {
    throw new ProblemError('unsupported-media-type')
  }
  const text = await readBodyText(request, limitBytes).catch(toBodyProblem)
  if (depthOf(text) > DEEPEST) throw new ProblemError('bad-request', { detail: 'The JSON is nested too deeply.' })
  const parsed = schema.safeParse(parseJson(text))
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  const field = issue?.path.join('.')
  // The message names what was expected and never what was sent.
  throw new ProblemError('bad-request', { detail: `${field ? `${field}: ` : ''}${issue?.message ?? 'Not valid.'}` })
}

function toBodyProblem(cause: unknown): never {
  if (cause instanceof BodyTooLargeError) throw new ProblemError('payload-too-large', { cause })
  if (cause instanceof BodyEncodingError) throw new ProblemError('bad-request', { detail: 'The body is not UTF-8.' })
  throw cause
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new ProblemError('bad-request', { detail: 'The body is not JSON.', cause: toNameOnly(cause) })
  }
}

/** A SyntaxError quotes the text it could not read, which is not for the log. */
const toNameOnly = (cause: unknown) => new Error(cause instanceof Error ? cause.name : 'not JSON')

/** How deep the brackets outside strings go, without parsing: what parses and checks may recurse. */
function depthOf(text: string): number {
  let deepest = 0
  let depth = 0
  for (const [token] of text.matchAll(/"(?:[^"\\]|\\.)*"|[[{]|[\]}]/gs)) {
    if (token === '[' || token === '{') deepest = Math.max(deepest, ++depth)
    else if (token === ']' || token === '}') depth--
  }
  return deepest
}
