import { ATTENTION_CODES, ATTENTION_RULES, type AttentionCode, type AttentionFacts } from '@/lib/domain/attention'
import { lastPatchTuesday } from '@/lib/domain/patch-tuesday'
import { INELIGIBLE_REASONS, UPDATE_STATUSES, updateStatusOf } from '@/lib/domain/update-status'
import { numberOrNull } from './activity'
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
  /** The number, among UPDATE_STATUSES, of how each device stands with the month's update. */
  updates: Uint8Array
}

const MINUTE_MS = 60_000

const moments = new WeakMap<Fleet, Moment>()

/** What the clock makes of a fleet, worked out once a minute. */
export function momentOf(fleet: Fleet, clock: number, agingMonths: number): Moment {
  const now = Math.floor(clock / MINUTE_MS) * MINUTE_MS
  const last = moments.get(fleet)
  if (last?.now === now && last.agingMonths === agingMonths) return last
  const attention = judge(fleet, { now, agingMonths })
  const moment = {
    now,
    agingMonths,
    attention,
    syncAge: agesOf(fleet, now),
    updates: updatesOf(fleet, attention, now),
  }
  moments.set(fleet, moment)
  return moment
}

/** Which rules apply to each device. One set of facts serves for all: a hundred thousand objects would cost more than the rules. */
function judge(fleet: Fleet, settings: { now: number; agingMonths: number }): Uint16Array {
  const rules = ATTENTION_CODES.map(code => ATTENTION_RULES[code].applies)
  const { compliance, profileAssignment } = fleet.words
  const { lastSyncAt, ageInMonths } = fleet.activity
  const bits = new Uint16Array(fleet.devices.length)
  const facts: AttentionFacts = {
    isSetUp: false,
    hasPerson: false,
    compliance: '',
    profileAssignment: '',
    lastSyncAt: null,
    servicingEndsAt: null,
    updateDueAt: null,
    ageInMonths: null,
  }
  for (let place = 0; place < bits.length; place += 1) {
    facts.isSetUp = fleet.isSetUp[place] === 1
    facts.hasPerson = fleet.hasPerson[place] === 1
    facts.compliance = compliance.words[compliance.codes[place] ?? 0] ?? ''
    facts.profileAssignment = profileAssignment.words[profileAssignment.codes[place] ?? 0] ?? ''
    facts.lastSyncAt = numberOrNull(lastSyncAt[place])
    facts.servicingEndsAt = numberOrNull(fleet.servicingEndsAt[place])
    facts.updateDueAt = numberOrNull(fleet.updateDueAt[place])
    facts.ageInMonths = numberOrNull(ageInMonths[place])
    let found = 0
    for (let rule = 0; rule < rules.length; rule += 1) if (rules[rule]?.(facts, settings)) found |= 1 << rule
    bits[place] = found
  }
  return bits
}

function agesOf({ activity: { lastSyncAt } }: Fleet, now: number): Uint8Array {
  const ages = new Uint8Array(lastSyncAt.length)
  for (let place = 0; place < ages.length; place += 1) ages[place] = syncAgeCode(lastSyncAt[place] ?? Number.NaN, now)
  return ages
}

function updatesOf({ updatedSince }: Fleet, attention: Uint16Array, now: number): Uint8Array {
  const [ineligible, behind] = [bitsOf(INELIGIBLE_REASONS), bitsOf(['behind-on-updates'])]
  const month = lastPatchTuesday(now)
  const statuses = new Uint8Array(attention.length)
  // A plain loop: `from` with a function takes ten times as long.
  for (let place = 0; place < statuses.length; place += 1) {
    const bits = attention[place] ?? 0
    const facts = {
      isIneligible: (bits & ineligible) !== 0,
      isBehind: (bits & behind) !== 0,
      updatedSince: updatedSince[place] ?? Number.NaN,
    }
    statuses[place] = UPDATE_STATUSES.indexOf(updateStatusOf(facts, month))
  }
  return statuses
}

/** How many different bits, as in `Moment.attention`, a device can have. */
export const ATTENTION_PATTERNS = 1 << ATTENTION_CODES.length

/** The bits, as in `Moment.attention`, of some codes. */
export function bitsOf(codes: readonly string[]): number {
  return ATTENTION_CODES.reduce((bits, code, rule) => (codes.includes(code) ? bits | (1 << rule) : bits), 0)
}

export function attentionAt(moment: Moment, place: number): AttentionCode[] {
  const bits = moment.attention[place] ?? 0
  return ATTENTION_CODES.filter((_, rule) => bits & (1 << rule))
}
