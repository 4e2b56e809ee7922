import { describe, expect, it } from 'vitest'
import { signInProblemBySlug, signInProblems, toSignInProblem } from '@/lib/domain/sign-in-problems'

const byNumber: [string, number[]][] = [
  ['approval-needed', [65001]],
  ['declined', [65004]],
  ['administrator-approval', [90094, 90095, 90008]],
  ['service-not-set-up', [650052, 650056, 650057, 500011]],
  ['not-assigned', [50105]],
  ['sign-in-unavailable', [7000215, 7000222, 700027, 7000218, 50012]],
  ['redirect-mismatch', [50011]],
  ['application-unavailable', [700016, 70001, 7000112]],
  ['wrong-tenant-configuration', [90002, 90038, 900382]],
  ['wrong-account', [50020, 50034, 16000, 50194]],
  ['account-disabled', [50057]],
  ['blocked-by-policy', [53003, 530032, 530034, 53011]],
  ['device-requirement', [53000, 53001, 50097]],
  ['step-up', [50076, 50079, 50074, 50072, 50078, 50158]],
  ['session-ended', [70008, 700082, 700084, 70043, 50089, 50173, 50132, 50133]],
  ['start-again', [54005, 501481, 700005]],
  ['request-misconfigured', [70011, 901002, 700022, 28002]],
  ['please-wait', [50196]],
  ['identity-service-busy', [90055, 90006, 90024, 50033, 90033]],
]

const byError: [string, string][] = [
  ['consent_required', 'approval-needed'],
  ['access_denied', 'declined'],
  ['invalid_client', 'sign-in-unavailable'],
  ['interaction_required', 'step-up'],
  ['invalid_grant', 'session-ended'],
  ['temporarily_unavailable', 'identity-service-busy'],
  ['server_error', 'identity-service-busy'],
  ['role_required', 'role-required'],
  ['other_tenant', 'wrong-account'],
  ['sign_in_mismatch', 'start-again'],
  ['misconfigured', 'wrong-tenant-configuration'],
  ['something_new', 'unknown'],
]

describe('a sign-in problem', () => {
  it.each(byNumber)('%s is told by its numbers', (slug, numbers) => {
    expect(numbers.map(number => toSignInProblem({ error: null, number }).slug)).toEqual(numbers.map(() => slug))
  })

  it.each(byError)('with error %s and no number is %s', (error, slug) => {
    expect(toSignInProblem({ error, number: null }).slug).toBe(slug)
  })

  it('goes by a known number rather than by the error around it', () => {
    expect(toSignInProblem({ error: 'access_denied', number: 50105 }).slug).toBe('not-assigned')
  })

  it('goes by the error where nobody knows the number', () => {
    expect(toSignInProblem({ error: 'invalid_grant', number: 999999 }).slug).toBe('session-ended')
  })

  it('is unknown where nothing is known', () => {
    expect(toSignInProblem({ error: null, number: null }).slug).toBe('unknown')
  })

  it('is found by the name in the address, and a made-up name is the unknown one', () => {
    for (const { slug } of signInProblems) expect(signInProblemBySlug(slug).slug).toBe(slug)
    expect(signInProblemBySlug('<script>').slug).toBe('unknown')
    expect(signInProblemBySlug(undefined).slug).toBe('unknown')
  })

  it('has one row for every number and every error', () => {
    const numbers = signInProblems.flatMap(row => row.numbers)
    const errors = signInProblems.flatMap(row => row.errors)
    expect(new Set(numbers).size).toBe(numbers.length)
    expect(new Set(errors).size).toBe(errors.length)
  })

  it('offers a retry only where a retry can help', () => {
    const stop = ['blocked-by-policy', 'not-assigned', 'sign-in-unavailable', 'service-not-set-up'] as const
    for (const slug of stop) expect(signInProblemBySlug(slug).action).not.toBe('retry')
  })
})
