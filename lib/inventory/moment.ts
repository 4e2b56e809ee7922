import { ATTENTION_CODES, ATTENTION_RULES, type AttentionCode, type AttentionFacts } from '@/lib/domain/attention'
import { SYNC_AGES } from '@/lib/domain/device-query'
import type { Fleet } from './fleet'
import { syncAgeCode } from './sync-age'

/** A fleet as it stands at a minute: what the clock alone changes. */
export type Moment = {
  /** The start of the minute, in milliseconds: counts and lists made within it agree. */
  now: number
  agingMonths: number
  /** A bit for each of ATTENTION_CODES that applies. */
  attention: Uint16Array
  /** The number, among SYNC_AGES, of each device's last sync. */
  syncAge: Uint8Array
}

const MINUTE_MS = 60_000

const moments = new WeakMap<Fleet, Moment>()

/** What the clock makes of a fleet, worked out once a minute. */
export function momentOf(fleet: Fleet, clock: number, agingMonths: number): Moment {
  const now = Math.floor(clock / MINUTE_MS) * MINUTE_MS
  const last = moments.get(fleet)
  if (last?.now === now && last.agingMonths === agingMonths) return last
  const moment = {
    now,
    agingMonths,
    attention: judge(fleet, { now, agingMonths }),
    syncAge: Uint8Array.from(fleet.activity.lastSyncAt, lastSyncAt => syncAgeCode(lastSyncAt, now)),
  }
  moments.set(fleet, moment)
  return moment
}

function judge(fleet: Fleet, settings: { now: number; agingMonths: number }): Uint16Array {
  const rules = ATTENTION_CODES.map(code => ATTENTION_RULES[code].applies)
  const bits = new Uint16Array(fleet.devices.length)
  for (let place = 0; place < bits.length; place += 1) {
    const facts = factsAt(fleet, place)
    let found = 0
    for (let rule = 0; rule < rules.length; rule += 1) if (rules[rule]?.(facts, settings)) found |= 1 << rule
    bits[place] = found
  }
  return bits
}

/** What the attention rules look at, of the device at a place. */
export function factsAt(fleet: Fleet, place: number): AttentionFacts {
  const device = fleet.devices[place]
  return {
    isSetUp: fleet.isSetUp[place] === 1,
    hasPerson: Boolean(device?.userUpn),
    compliance: device?.compliance ?? '',
    profileAssignment: device?.profileAssignment ?? '',
    lastSyncAt: numberOrNull(fleet.activity.lastSyncAt[place]),
    servicingEndsAt: numberOrNull(fleet.servicingEndsAt[place]),
    updateDueAt: numberOrNull(fleet.updateDueAt[place]),
    ageInMonths: numberOrNull(fleet.activity.ageInMonths[place]),
  }
}

export function attentionAt(moment: Moment, place: number): AttentionCode[] {
  const bits = moment.attention[place] ?? 0
  return ATTENTION_CODES.filter((_, rule) => bits & (1 << rule))
}

export const SYNC_AGE_COUNT = SYNC_AGES.length

export function numberOrNull(value: number | undefined): number | null {
  return value === undefined || Number.isNaN(value) ? null : value
}
