import { randomUUID } from 'node:crypto'
import { json, type Reply } from '../http'

type Description = { error: string; text: string; status?: number }

/** Wording and OAuth error class of the AADSTS numbers the sandbox can give, after Microsoft's error reference. */
const descriptions: Record<number, Description> = {
  50011: {
    error: 'invalid_request',
    text: 'The redirect URI specified in the request does not match the redirect URIs configured for the application. Make sure the redirect URI sent in the request matches one added to your application in the Azure portal.',
  },
  50034: { error: 'interaction_required', text: 'The user account does not exist in the directory.' },
  50058: {
    error: 'login_required',
    text: 'A silent sign-in request was sent but no user is signed in.',
  },
  50076: {
    error: 'interaction_required',
    text: 'Due to a configuration change made by your administrator, or because you moved to a new location, you must use multi-factor authentication to access the resource.',
  },
  50105: {
    error: 'access_denied',
    text: 'Your administrator has configured the application to block users unless they are specifically granted access to it.',
  },
  50173: {
    error: 'invalid_grant',
    text: 'The provided grant has expired due to it being revoked, a fresh auth token is needed.',
  },
  54005: {
    error: 'invalid_grant',
    text: 'OAuth2 Authorization code was already redeemed, please retry with a new valid code or use an existing refresh token.',
  },
  65001: {
    error: 'consent_required',
    text: 'The user or administrator has not consented to use the application. Send an interactive authorization request for this user and resource.',
  },
  65004: { error: 'access_denied', text: 'The resource owner or authorization server denied the request.' },
  70000: {
    error: 'invalid_grant',
    text: 'Provided grant is invalid or malformed.',
  },
  70003: { error: 'unsupported_grant_type', text: 'The app requested an unsupported grant type.' },
  70008: {
    error: 'invalid_grant',
    text: 'The provided authorization code or refresh token has expired due to inactivity. Send a new interactive authorization request for this user and resource.',
  },
  70011: {
    error: 'invalid_scope',
    text: 'The provided request must include a scope input parameter. The provided value for the input parameter scope is not valid.',
  },
  90002: {
    error: 'invalid_request',
    text: 'Tenant not found. Check to make sure you have the correct tenant ID and are signing into the correct cloud.',
  },
  90094: {
    error: 'access_denied',
    text: 'Admin consent is required for the permissions requested by this application.',
  },
  28002: {
    error: 'invalid_request',
    text: 'Provided value for the input parameter scope is not valid because it contains more than one resource.',
  },
  500011: { error: 'invalid_resource', text: 'The resource principal was not found in the tenant.' },
  500112: {
    error: 'invalid_grant',
    text: 'The reply address does not match the reply address provided when requesting Authorization code.',
  },
  501481: {
    error: 'invalid_grant',
    text: 'The Code_Verifier does not match the code_challenge supplied in the authorization request.',
  },
  700016: {
    error: 'unauthorized_client',
    text: 'Application with the given identifier was not found in the directory. You may have sent your authentication request to the wrong tenant.',
  },
  700027: {
    error: 'invalid_client',
    status: 401,
    text: 'The certificate with identifier used to sign the client assertion is not registered on application, or the client assertion failed validation.',
  },
  700051: { error: 'unsupported_response_type', text: 'response_type is not enabled for the application.' },
  700082: { error: 'invalid_grant', text: 'The refresh token has expired due to inactivity.' },
  900144: {
    error: 'invalid_request',
    text: 'The request body must contain a required parameter that is missing.',
  },
  7000215: {
    error: 'invalid_client',
    status: 401,
    text: 'Invalid client secret provided. Ensure the secret being sent in the request is the client secret value, not the client secret ID.',
  },
  7000218: {
    error: 'invalid_client',
    status: 401,
    text: "The request body must contain the following parameter: 'client_assertion' or 'client_secret'.",
  },
  7000222: { error: 'invalid_client', status: 401, text: 'The provided client secret keys are expired.' },
  901002: { error: 'invalid_request', text: "The 'resource' request parameter is not supported." },
  9002313: { error: 'invalid_request', text: 'Invalid request. Request is malformed or invalid.' },
}

type Details = {
  /** Said after the standard text, for the reader of a failing test. */
  hint?: string
  error?: string | undefined
  status?: number | undefined
  /** Replaces the standard text. */
  description?: string | undefined
  /** A claims challenge for the client to pass on. */
  claims?: string | undefined
}

/** A refusal of the identity half. The caller decides whether it becomes JSON, a page, or a redirect. */
export class EntraError extends Error {
  /** The AADSTS number; null for an error that a test made up without one. */
  readonly code: number | null
  readonly error: string
  readonly status: number
  readonly claims: string | undefined

  constructor(code: number | null, details: Details = {}) {
    const known = code === null ? undefined : descriptions[code]
    const sentence = details.description ?? known?.text ?? 'The request was refused.'
    super(details.hint === undefined ? sentence : `${sentence} (${details.hint})`)
    this.code = code
    this.error = details.error ?? known?.error ?? 'invalid_request'
    this.status = details.status ?? known?.status ?? 400
    this.claims = details.claims
  }
}

type ErrorDocument = {
  error: string
  error_description: string
  error_codes: number[]
  timestamp: string
  trace_id: string
  correlation_id: string
  error_uri: string
  claims?: string
}

export function numbered(error: EntraError): string {
  return error.code === null ? error.message : `AADSTS${error.code}: ${error.message}`
}

/** Entra's error document. */
export function toErrorDocument(error: EntraError, origin: string): ErrorDocument {
  const traceId = randomUUID()
  const correlationId = randomUUID()
  const timestamp = new Date()
    .toISOString()
    .replace('T', ' ')
    .replace(/\.\d+Z$/, 'Z')
  return {
    error: error.error,
    error_description: `${numbered(error)} Trace ID: ${traceId} Correlation ID: ${correlationId} Timestamp: ${timestamp}`,
    error_codes: error.code === null ? [] : [error.code],
    timestamp,
    trace_id: traceId,
    correlation_id: correlationId,
    error_uri: `${origin}/error?code=${error.code ?? ''}`,
    ...(error.claims === undefined ? {} : { claims: error.claims }),
  }
}

export function errorJson(error: EntraError, origin: string): Reply {
  return json(error.status, toErrorDocument(error, origin))
}
