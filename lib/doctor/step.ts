import type { SetupOutcome, SetupStep, SetupStepId } from '@/lib/domain/setup-check'

const TITLES: Record<SetupStepId, string> = {
  configuration: 'Configuration',
  metadata: 'Tenant',
  endpoints: "The tenant's addresses",
  redirects: 'Addresses to register',
  credential: 'Secret or certificate',
  expiry: 'Expiry',
  'application-permission': 'Permission of the application',
  'delegated-permission': 'Permission on behalf of people',
  service: 'Managed Desktop service',
  database: 'Database',
}

type Extras = { advice?: string; values?: SetupStep['values'] }

/** One outcome of a step. `advice` is for the operator: where to look, what to change. */
export function toStep(id: SetupStepId, outcome: SetupOutcome, found: string, extras: Extras = {}): SetupStep {
  return { id, title: TITLES[id], outcome, found, advice: extras.advice ?? null, values: extras.values ?? [] }
}
