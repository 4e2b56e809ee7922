import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { html, json, type Reply, redirect, type SandboxRequest } from './http'

const faultSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('status'),
    status: z.int().min(200).max(599),
    headers: z.record(z.string(), z.string()).optional(),
    /** Text is sent as it is, anything else as JSON. */
    body: z.unknown().optional(),
  }),
  z.strictObject({ kind: z.literal('latency'), ms: z.number().min(0) }),
  /** The socket is destroyed before anything is done or answered. */
  z.strictObject({ kind: z.literal('reset') }),
  /** The request is carried out; the socket is destroyed half-way through the answer. */
  z.strictObject({ kind: z.literal('reset-in-body') }),
  /** A complete HTTP answer whose body was cut in the middle. */
  z.strictObject({ kind: z.literal('truncate') }),
  z.strictObject({ kind: z.literal('html'), status: z.int().optional() }),
  z.strictObject({ kind: z.literal('empty'), status: z.int().optional() }),
  z.strictObject({ kind: z.literal('redirect'), location: z.string() }),
  z.strictObject({ kind: z.literal('throttle'), retryAfter: z.union([z.number(), z.string()]) }),
])

/** `/pattern/` is a regular expression (null for plain text). */
function toPattern(path: string): RegExp | null {
  return path.length > 2 && path.startsWith('/') && path.endsWith('/') ? new RegExp(path.slice(1, -1)) : null
}

function isUsablePath(path: string): boolean {
  try {
    toPattern(path)
    return true
  } catch {
    return false
  }
}

export const faultRuleSchema = z.strictObject({
  match: z.strictObject({
    method: z.string().optional(),
    path: z.string().refine(isUsablePath, 'not a regular expression').optional(),
  }),
  times: z.int().min(1).optional(),
  after: z.int().min(0).optional(),
  fault: faultSchema,
})

type Fault = z.infer<typeof faultSchema>
/** What strikes a request, latency aside (which only delays it). */
export type StrikingFault = Exclude<Fault, { kind: 'latency' }>
type FaultRule = z.infer<typeof faultRuleSchema>
type ActiveFault = FaultRule & { id: string; matched: number; hits: number }

/** Method and path; a path that is no pattern is a substring. Both look at the raw request target. */
function matches(rule: FaultRule, request: SandboxRequest): boolean {
  const { method, path } = rule.match
  if (method !== undefined && method.toUpperCase() !== request.method) return false
  if (path === undefined) return true
  return toPattern(path)?.test(request.target) ?? request.target.includes(path)
}

export class FaultList {
  #faults: ActiveFault[] = []

  add(rule: FaultRule): string {
    const id = randomUUID()
    this.#faults.push({ ...rule, id, matched: 0, hits: 0 })
    return id
  }

  /** The faults that strike this request: any number of latencies, and at most one other (the oldest rule first). */
  strike(request: SandboxRequest): { latencyMs: number; fault: StrikingFault | null } {
    let latencyMs = 0
    for (const active of this.#faults) {
      if (!matches(active, request)) continue
      active.matched += 1
      if (active.matched <= (active.after ?? 0)) continue
      if (active.times !== undefined && active.hits >= active.times) continue
      active.hits += 1
      if (active.fault.kind !== 'latency') return { latencyMs, fault: active.fault }
      latencyMs += active.fault.ms
    }
    return { latencyMs, fault: null }
  }

  list(): ActiveFault[] {
    return this.#faults
  }

  remove(id: string): boolean {
    const before = this.#faults.length
    this.#faults = this.#faults.filter(fault => fault.id !== id)
    return this.#faults.length < before
  }

  clear(): void {
    this.#faults = []
  }
}

/** The answer of a fault that needs no handler. */
export function faultReply(fault: Exclude<StrikingFault, { kind: 'reset' | 'reset-in-body' | 'truncate' }>): Reply {
  switch (fault.kind) {
    case 'status':
      return typeof fault.body === 'string'
        ? { status: fault.status, headers: fault.headers ?? {}, body: fault.body }
        : json(fault.status, fault.body ?? { error: { code: `${fault.status}`, message: 'Fault' } }, fault.headers)
    case 'html':
      return html(fault.status ?? 200, '<!doctype html><title>Gateway</title><h1>The gateway has something to say</h1>')
    case 'empty':
      return { status: fault.status ?? 200, headers: {}, body: '' }
    case 'redirect':
      return redirect(fault.location)
    case 'throttle': {
      const error = { code: '429', message: 'Too many requests.' }
      return json(429, { error }, { 'retry-after': `${fault.retryAfter}` })
    }
  }
}
