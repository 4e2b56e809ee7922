/** How one step of the setup check came out; `skipped` could not be seen from here, and says why. */
export type SetupOutcome = 'passed' | 'failed' | 'warning' | 'skipped'

export type SetupStepId =
  | 'configuration'
  | 'metadata'
  | 'endpoints'
  | 'redirects'
  | 'credential'
  | 'expiry'
  | 'application-permission'
  | 'delegated-permission'
  | 'service'
  | 'database'

/** One step of the setup check: what was looked at, what was found, and what to do about it. Never holds a secret. */
export type SetupStep = {
  id: SetupStepId
  title: string
  outcome: SetupOutcome
  found: string
  /** The next step for whoever runs the console; `null` where nothing is to be done. */
  advice: string | null
  /** Exact texts to copy, such as an address to register. */
  values: { label: string; value: string }[]
}

/** What an administrator compares with the app registration. */
export type Setup = {
  addresses: SetupStep['values']
  facts: { label: string; value: string; copyable: boolean }[]
}
