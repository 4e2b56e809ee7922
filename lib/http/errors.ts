/** The other side could not be reached, or broke off; the request may be tried again later. */
export class HttpConnectionError extends Error {
  readonly code = 'connection'

  constructor(cause: unknown) {
    super('The connection failed', { cause })
    this.name = 'HttpConnectionError'
  }
}

/** The other side did not answer in time. */
export class HttpTimeoutError extends Error {
  readonly code = 'timeout'

  constructor(options?: ErrorOptions) {
    super('No answer came in time', options)
    this.name = 'HttpTimeoutError'
  }
}

/** So many requests failed of late that none is sent for a while. */
export class HttpCircuitOpenError extends Error {
  readonly code = 'circuit-open'

  constructor(cause: unknown) {
    super('Requests are held back after repeated failures', { cause })
    this.name = 'HttpCircuitOpenError'
  }
}

/** The answer is larger than we are ready to hold in memory. */
export class HttpAnswerTooLargeError extends Error {
  readonly code = 'answer-too-large'

  constructor(readonly limitBytes: number) {
    super(`The answer is larger than ${limitBytes} bytes`)
    this.name = 'HttpAnswerTooLargeError'
  }
}
