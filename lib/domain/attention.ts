const DAY_MS = 86_400_000
/** The service stops updating a device whose last sync is older. */
const SYNC_DAYS = 5
/** How long before the end of servicing a device is named. */
const ENDING_DAYS = 90

export const ATTENTION_CODES = [
  'non-compliant',
  'profile-failed',
  'os-unsupported',
  'stale-sync',
  'never-synced',
  'behind-on-updates',
  'not-set-up',
  'os-ending',
  'unassigned',
  'aging',
] as const

export type AttentionCode = (typeof ATTENTION_CODES)[number]

/** What the rules look at; times in milliseconds. */
export type AttentionFacts = {
  isSetUp: boolean
  hasPerson: boolean
  compliance: string
  profileAssignment: string
  lastSyncAt: number | null
  /** When servicing of the device's build ends, for its edition; `null` where the build is not known. */
  servicingEndsAt: number | null
  /** When the device should have had the newest update that it lacks; an estimate from the fleet. */
  updateDueAt: number | null
  ageInMonths: number | null
}

/** `now` in milliseconds; `agingMonths` is the operator's setting, as the service names no age. */
export type AttentionSettings = { now: number; agingMonths: number }

export type AttentionSeverity = 'critical' | 'warning' | 'info'

type Rule = {
  severity: AttentionSeverity
  label: string
  applies: (facts: AttentionFacts, settings: AttentionSettings) => boolean
  /** Why, with this device's own figures. */
  reason: (facts: AttentionFacts, settings: AttentionSettings) => string
  /** What the rule rests on. */
  source: string
  /** What to do, and who can. */
  advice: string
}

const UNDER_WAY = new Set(['Successful', 'Pending', 'InProgress'])

const isSyncStale = ({ lastSyncAt }: AttentionFacts, { now }: AttentionSettings) =>
  lastSyncAt !== null && now - lastSyncAt > SYNC_DAYS * DAY_MS

/** Why a device may need somebody, in the order of urgency. A device may have several of these at once. */
export const ATTENTION_RULES: Record<AttentionCode, Rule> = {
  'non-compliant': {
    severity: 'critical',
    label: 'Not compliant',
    applies: facts => facts.compliance === 'NonCompliant',
    reason: () => 'Intune reports the device as non-compliant; conditional access may lock its user out.',
    source: 'The device’s compliance state',
    advice: 'Open the device in Intune and see which compliance policy fails. An Intune administrator can mend it.',
  },
  'profile-failed': {
    severity: 'critical',
    label: 'Profile not applied',
    applies: facts => !UNDER_WAY.has(facts.profileAssignment),
    reason: facts =>
      `The device profile was not applied: its assignment is “${facts.profileAssignment || 'not reported'}”.`,
    source: 'The device’s profile assignment status',
    advice: 'Assign the profile again. A support person of the console, or Managed Desktop support, can.',
  },
  'os-unsupported': {
    severity: 'critical',
    label: 'Windows out of support',
    applies: ({ servicingEndsAt }, { now }) => servicingEndsAt !== null && now >= servicingEndsAt,
    reason: ({ servicingEndsAt }) => `Servicing of its Windows release ended on ${lastDay(servicingEndsAt)}.`,
    source: 'Microsoft’s Windows lifecycle dates',
    advice: 'Move the device to a newer release; if it cannot run one, replace it. An Intune administrator decides.',
  },
  'stale-sync': {
    severity: 'warning',
    label: 'Not synced lately',
    applies: isSyncStale,
    reason: ({ lastSyncAt }, { now }) =>
      `Last synced ${days(now - (lastSyncAt ?? now))} ago; updates need a sync within ${SYNC_DAYS} days.`,
    source: 'The service updates only devices that synced within 5 days',
    advice: 'Ask its user to connect the device to the internet and to sign in; then sync it from Intune.',
  },
  'never-synced': {
    severity: 'warning',
    label: 'Never synced',
    applies: facts => facts.isSetUp && facts.lastSyncAt === null,
    reason: () => 'The device is enrolled and has never synced with Intune.',
    source: 'The device’s last Intune sync',
    advice: 'Check that its enrolment was finished; else enrol it again. An Intune administrator can.',
  },
  'behind-on-updates': {
    severity: 'warning',
    label: 'Behind on updates',
    applies: (facts, settings) =>
      facts.updateDueAt !== null &&
      settings.now > facts.updateDueAt &&
      facts.lastSyncAt !== null &&
      !isSyncStale(facts, settings),
    reason: ({ updateDueAt }, { now }) =>
      `Lacks a quality update that its ring should have had ${days(now - (updateDueAt ?? now))} ago (estimated).`,
    source: 'An estimate from the fleet: which revision a good share of the same build has, and its ring’s deadline',
    advice: 'Ask its user to restart it. If that does not help, open a ticket with Managed Desktop support.',
  },
  'not-set-up': {
    severity: 'warning',
    label: 'Not set up',
    applies: facts => !facts.isSetUp,
    reason: () => 'The device is registered and was never set up: it has no name or no Intune id.',
    source: 'The device’s name and Intune id',
    advice: 'Hand it to its user and set it up, or take it out of the registration when it is not needed.',
  },
  'os-ending': {
    severity: 'warning',
    label: 'Windows support ending',
    applies: ({ servicingEndsAt }, { now }) =>
      servicingEndsAt !== null && now < servicingEndsAt && servicingEndsAt - now <= ENDING_DAYS * DAY_MS,
    reason: ({ servicingEndsAt }, { now }) =>
      `Servicing of its Windows release ends on ${lastDay(servicingEndsAt)}, in ${days((servicingEndsAt ?? now) - now)}.`,
    source: 'Microsoft’s Windows lifecycle dates',
    advice: 'Plan the move to a newer release before that day. An Intune administrator can.',
  },
  unassigned: {
    severity: 'info',
    label: 'Nobody assigned',
    applies: facts => facts.isSetUp && !facts.hasPerson,
    reason: () => 'The device is set up and has no user.',
    source: 'The device’s user principal name',
    advice: 'Assign it to the person who uses it, or take it back into stock.',
  },
  aging: {
    severity: 'info',
    label: 'Old hardware',
    applies: ({ ageInMonths }, { agingMonths }) => ageInMonths !== null && ageInMonths >= agingMonths,
    reason: ({ ageInMonths }, { agingMonths }) =>
      `The hardware is ${Math.floor(ageInMonths ?? 0)} months old; this console names devices from ${agingMonths} months on.`,
    source: 'The device’s age, and the threshold the operator of this console set',
    advice: 'Check with its maker whether it is still supported, and plan its replacement.',
  },
}

/** The codes of the rules that apply, most urgent first. */
export function attentionOf(facts: AttentionFacts, settings: AttentionSettings): AttentionCode[] {
  return ATTENTION_CODES.filter(code => ATTENTION_RULES[code].applies(facts, settings))
}

function days(milliseconds: number): string {
  const whole = Math.floor(milliseconds / DAY_MS)
  return whole === 1 ? '1 day' : `${whole} days`
}

/** The date, `2026-11-10`, of the last day before an instant that is the end of it. */
function lastDay(instant: number | null): string {
  return new Date((instant ?? 0) - DAY_MS).toISOString().slice(0, 10)
}
