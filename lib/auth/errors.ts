/** The session has ended: its row is gone, or the tenant will not renew its tokens. The person must sign in again. */
export class SessionEndedError extends Error {
  readonly code = 'session-ended'

  constructor(options?: ErrorOptions) {
    super('The session has ended', options)
    this.name = 'SessionEndedError'
  }
}

/** The tenant or the service wants more proven than this sign-in did; a new sign-in will be asked for just that. */
export class StepUpRequiredError extends Error {
  readonly code = 'step-up-required'

  constructor(options?: ErrorOptions) {
    super('The person must prove more at the tenant', options)
    this.name = 'StepUpRequiredError'
  }
}

/** Refreshing is on hold, because the tenant asked for a pause or somebody's refresh takes too long. Try again later. */
export class RefreshOnHoldError extends Error {
  readonly code = 'refresh-on-hold'

  constructor(readonly retryAfterMs: number) {
    super('Refreshing tokens is on hold')
    this.name = 'RefreshOnHoldError'
  }
}

/** The console could not get a token as the application itself; no person's sign-in has anything to do with it. */
export class ApplicationSignInError extends Error {
  readonly code = 'application-sign-in'

  constructor(options: { cause: unknown }) {
    super('The console could not sign in as the application', options)
    this.name = 'ApplicationSignInError'
  }
}

/** Something was asked for that only the application itself may do, and the operator has not turned that on. */
export class ApplicationContextOffError extends Error {
  readonly code = 'application-context-off'

  constructor() {
    super('Application context is off (MMD_APPLICATION_CONTEXT)')
    this.name = 'ApplicationContextOffError'
  }
}
