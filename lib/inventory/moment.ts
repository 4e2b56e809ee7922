import { ATTENTION_CODES, ATTENTION_RULES, type AttentionCode, type AttentionFacts } from '@/lib/domain/attention'
import { lastPatchTuesday } from '@/lib/domain/patch-tuesday'
import { INELIGIBLE_REASONS, UPDATE_STATUSES, updateStatusOf } from '@/lib/domain/update-status'
import { numberOrNull } from './activity'
import type { Fleet } from './fleet'
import { syncAgeCode } from './sync-age'
import { inSteps, inTurns } from './turns'

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

type Known = { last: Moment | null; underWay: Promise<Moment> | null }

const moments = new WeakMap<Fleet, Known>()

/**
 * What the clock makes of a fleet, worked out once a minute and with turns for others. While that goes on, the minute
 * before is good enough for whoever asks.
 * @param clock milliseconds
 */
export async function momentOf(fleet: Fleet, clock: number, agingMonths: number): Promise<Moment> {
  const now = minuteOf(clock)
  const known = moments.get(fleet) ?? { last: null, underWay: null }
  moments.set(fleet, known)
  const last = known.last?.agingMonths === agingMonths ? known.last : null
  if (last?.now === now) return last
  known.underWay ??= inTurns(makeMoment(fleet, clock, agingMonths))
    .then(moment => {
      known.last = moment
      return moment
    })
    .finally(() => {
      known.underWay = null
    })
  if (last?.now === now - MINUTE_MS) {
    known.underWay.catch(() => undefined) // whoever asks next works it out again
    return last
  }
  const made = await known.underWay
  return made.now === now && made.agingMonths === agingMonths ? made : momentOf(fleet, clock, agingMonths)
}

const minuteOf = (clock: number) => Math.floor(clock / MINUTE_MS) * MINUTE_MS

/** Works out what the clock makes of a fleet, some places at a step. @param clock milliseconds */
export function* makeMoment(fleet: Fleet, clock: number, agingMonths: number): Generator<void, Moment> {
  const now = minuteOf(clock)
  const places = fleet.devices.length
  const moment: Moment = {
    now,
    agingMonths,
    attention: new Uint16Array(places),
    syncAge: new Uint8Array(places),
    updates: new Uint8Array(places),
  }
  const judge = createJudge(fleet, { now, agingMonths })
  const updateStatus = createUpdateStatus(fleet, now)
  const { lastSyncAt } = fleet.activity
  yield* inSteps(places, (from, to) => {
    for (let place = from; place < to; place += 1) {
      const attention = judge(place)
      moment.attention[place] = attention
      moment.syncAge[place] = syncAgeCode(lastSyncAt[place] ?? Number.NaN, now)
      moment.updates[place] = updateStatus(place, attention)
    }
  })
  return moment
}

/** Which rules apply to each device. One set of facts serves for all: a hundred thousand objects would cost more than the rules. */
function createJudge(fleet: Fleet, settings: { now: number; agingMonths: number }): (place: number) => number {
  const rules = ATTENTION_CODES.map(code => ATTENTION_RULES[code].applies)
  const { compliance, profileAssignment } = fleet.words
  const { lastSyncAt, ageInMonths } = fleet.activity
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
  return place => {
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
    return found
  }
}

/** The number, among UPDATE_STATUSES, of how a device with these bits stands. */
function createUpdateStatus({ updatedSince }: Fleet, now: number): (place: number, attention: number) => number {
  const [ineligible, behind] = [bitsOf(INELIGIBLE_REASONS), bitsOf(['behind-on-updates'])]
  const month = lastPatchTuesday(now)
  return (place, attention) => {
    const facts = {
      isIneligible: (attention & ineligible) !== 0,
      isBehind: (attention & behind) !== 0,
      updatedSince: updatedSince[place] ?? Number.NaN,
    }
    return UPDATE_STATUSES.indexOf(updateStatusOf(facts, month))
  }
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
