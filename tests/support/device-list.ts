import type { HttpAnswer } from '@/lib/http/client'
import type { MmdCall } from '@/lib/mmd/client'
import { httpAnswer } from './http-answer'

/** A device as the service lists it. */
export type ListedDevice = { aadDeviceId: string; name: string } & Record<string, unknown>

export function listedDevice(number: number, changes: Record<string, unknown> = {}): ListedDevice {
  const id = `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`
  return {
    aadDeviceId: id,
    name: `MMD-${number}`,
    intuneId: `intune-${number}`,
    manufacturer: 'Contoso',
    model: 'Book 3',
    serialNumber: `S${number}`,
    userUpn: `person.${number}@contoso.example`,
    complianceState: 'Compliant',
    osVersion: '10.0.26100.2033',
    primaryUpdateRing: 'Broad',
    lastIntuneSyncDateTimeUtc: '2026-11-22T08:00:00Z',
    ageInMonths: 12.5,
    planType: 'Premium',
    persona: 'Standard',
    profileAssignmentStatus: 'Successful',
    ...changes,
  }
}

/** So many devices in the service's order. */
export function listedFleet(count: number): ListedDevice[] {
  return Array.from({ length: count }, (_, index) => listedDevice(index + 1))
}

export type Asked = { skip: number; top: number }

/** A page, or an answer in its place. */
export type PageAnswer = unknown[] | HttpAnswer | Error

/**
 * A device list that is asked over `call`, as a source asks it.
 * @param page what comes for a request; `number` counts all requests, from 1
 */
export function deviceList(
  page: (asked: Asked, number: number, signal: AbortSignal | undefined) => PageAnswer | Promise<PageAnswer>,
) {
  const asked: Asked[] = []
  const call = async ({ query, signal }: Omit<MmdCall, 'token'>): Promise<HttpAnswer> => {
    const parameters = Object.fromEntries(query)
    const request = { skip: Number(parameters.$skip), top: Number(parameters.$top) }
    const answer = await page(request, asked.push(request), signal)
    signal?.throwIfAborted()
    if (answer instanceof Error) throw answer
    return Array.isArray(answer) ? httpAnswer(200, {}, JSON.stringify({ value: answer })) : answer
  }
  return { asked, context: { tenantId: 'tenant', requestId: 'request', call } }
}

/** The rows that a service with a cap on `$top` sends. */
export function pageOf(rows: readonly unknown[], { skip, top }: Asked, cap = 10): unknown[] {
  return rows.slice(skip, skip + Math.min(top, cap))
}

/** What a source waits with: no time passes but on this clock. `waits` are the pauses made, in milliseconds. */
export function createImpatience() {
  const waits: number[] = []
  let clock = 0
  return {
    waits,
    now: () => clock,
    async wait(milliseconds: number): Promise<void> {
      waits.push(Math.round(milliseconds))
      clock += milliseconds
    },
  }
}
