import { isSafeSegment } from '@/lib/mmd/path'
import { type Policy, policies } from './policy'
import { ProblemError } from './problem'

export type PolicyMatch = { policy: Policy; values: Record<string, string>; query: [name: string, value: string][] }

/**
 * Finds the row of the policy table for a request.
 * @param rawPath the path below /api/mmd as it was sent, still encoded: each segment is decoded once, and once only
 * @throws ProblemError `not-found`, `method-not-allowed`, or `bad-request` naming the parameter
 */
export function matchPolicy(method: string, rawPath: string, search: URLSearchParams): PolicyMatch {
  const segments = rawPath.split('/').map(decodeSegment)
  const onPath = policies.flatMap(policy => {
    const values = matchPath(policy.path, segments)
    return values ? [{ policy, values }] : []
  })
  const match = onPath.find(({ policy }) => policy.method === method)
  if (match) return { ...match, query: readQuery(match.policy, search) }
  if (onPath.length === 0) throw new ProblemError('not-found')
  throw new ProblemError('method-not-allowed', {
    headers: { allow: onPath.map(({ policy }) => policy.method).join(', ') },
  })
}

function decodeSegment(segment: string): string {
  try {
    return decodeURIComponent(segment)
  } catch (cause) {
    throw new ProblemError('bad-request', { detail: 'The address holds a broken percent sign.', cause })
  }
}

function matchPath(template: string, segments: string[]): Record<string, string> | null {
  const parts = template.split('/')
  if (parts.length !== segments.length) return null
  const values: Record<string, string> = {}
  for (const [index, part] of parts.entries()) {
    const segment = segments[index] ?? ''
    const name = part.match(/^\{(\w+)\}$/)?.[1]
    if (name === undefined && part !== segment) return null
    if (name === undefined) continue
    if (!isSafeSegment(segment))
      throw new ProblemError('bad-request', { detail: `The address holds no usable ${name}.` })
    values[name] = segment
  }
  return values
}

/** Numbers of rows; the service takes anything and answers oddly to some. */
const WHOLE_NUMBER = new Set(['$skip', '$top'])
const LONGEST_VALUE = 500

function readQuery(policy: Policy, search: URLSearchParams): [string, string][] {
  const names = [...search.keys()]
  for (const name of names) {
    if (!policy.query.includes(name))
      throw new ProblemError('bad-request', { detail: `The parameter ${name} is not known here.` })
    if (search.getAll(name).length > 1)
      throw new ProblemError('bad-request', { detail: `The parameter ${name} is given twice.` })
  }
  return [...search].map(([name, value]) => {
    if (WHOLE_NUMBER.has(name) && !/^\d{1,9}$/.test(value)) {
      throw new ProblemError('bad-request', { detail: `${name} must be a whole number.` })
    }
    if (value.length > LONGEST_VALUE || /\p{Cc}/u.test(value)) {
      throw new ProblemError('bad-request', {
        detail: `${name} must be plain text of at most ${LONGEST_VALUE} characters.`,
      })
    }
    return [name, value]
  })
}
