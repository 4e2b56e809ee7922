import { z } from 'zod'
import { MAX_DEVICES } from './fleet/fleet'

const claimOverrides = z.record(z.string(), z.unknown())

/** Everything about the pretend tenant that a test may change. The control address refuses any other name. */
export const settingsSchema = z.strictObject({
  tenantId: z.guid(),
  tenantName: z.string(),
  clientId: z.guid(),
  clientSecret: z.string().min(1),
  secretExpired: z.boolean(),
  redirectUris: z.array(z.url()),
  consentRedirectUris: z.array(z.url()),

  devices: z.int().min(0).max(MAX_DEVICES),
  seed: z.int(),
  /** Odd device names, hostile markup in ticket notes and rare enum values. */
  oddities: z.boolean(),
  /** Moves the fleet's clock only; tokens keep the machine's time, so that a client's own checks still hold. */
  clockOffsetSeconds: z.number(),

  tokenLifetimeSeconds: z.int(),
  refreshTokenLifetimeSeconds: z.int(),
  refreshTokens: z.enum(['reusable', 'single-use']),
  omitRefreshToken: z.boolean(),
  /** Laid over every successful token answer; null deletes a member. */
  tokenResponse: claimOverrides,
  /** The real v1 endpoints ignore `scope` for naming an API; by default the article's way (scope only) works too. */
  v1IgnoresScope: z.boolean(),
  accessTokenBytes: z.int().min(0).max(200_000),
  extraGroups: z.int().min(0).max(10_000),
  roles: z.record(z.string(), z.array(z.string())),
  /** Replaces `tid` in every token. */
  tenantClaim: z.string().nullable(),
  idToken: z
    .strictObject({ alg: z.enum(['none', 'HS256', 'foreign-key']).optional(), claims: claimOverrides.optional() })
    .nullable(),

  autoSignIn: z.string().nullable(),
  consent: z.enum(['granted', 'missing', 'admin-required']),
  signInState: z.strictObject({ wrongState: z.boolean() }).nullable(),
  authorizeError: z
    .strictObject({ error: z.string(), code: z.int().optional(), description: z.string().optional() })
    .nullable(),
  tokenError: z
    .strictObject({
      error: z.string(),
      code: z.int().optional(),
      status: z.int().optional(),
      description: z.string().optional(),
      claims: z.string().optional(),
      grant: z.enum(['authorization_code', 'refresh_token', 'client_credentials']).optional(),
    })
    .nullable(),

  /** The API answers a claims challenge until a token carries what these claims (JSON text) ask for. */
  challenge: z.strictObject({ claims: z.string().nullable() }).nullable(),
  /** The API answers a plain 401 to tokens issued before this moment (seconds since 1970). */
  rejectTokensIssuedBefore: z.number().nullable(),

  /** The silent cap on `$top`; null for none. Without `$top` every row is sent. */
  maxTop: z.int().min(1).nullable(),
  /** Every page after the first starts this many rows early (or late), as if devices had come or gone between pages. */
  pageDrift: z.int(),
  malformedRows: z.int().min(0),
  unknownEnum: z.boolean(),
  enabledProfiles: z.array(z.enum(['Standard', 'SensitiveData', 'PowerUser', 'Kiosk', 'Starter'])),
})

export type Settings = z.infer<typeof settingsSchema>

/** What the command line decides; a reset returns to it. */
export type Options = Pick<Settings, 'devices' | 'seed' | 'redirectUris'>

export function defaultSettings(options: Options): Settings {
  return {
    tenantId: '8c1f6a52-3c1b-4d0e-9d7a-5b1d0c9e7f21',
    tenantName: 'Contoso',
    clientId: '5e0b7f6c-91c4-4f0a-8a56-2f4de1d8c0b3',
    clientSecret: 'sandbox~client.secret-for-demo',
    secretExpired: false,
    redirectUris: options.redirectUris,
    consentRedirectUris: [],
    devices: options.devices,
    seed: options.seed,
    oddities: true,
    clockOffsetSeconds: 0,
    tokenLifetimeSeconds: 3600,
    refreshTokenLifetimeSeconds: 90 * 86_400,
    refreshTokens: 'reusable',
    omitRefreshToken: false,
    tokenResponse: {},
    v1IgnoresScope: false,
    accessTokenBytes: 1900,
    extraGroups: 0,
    roles: {},
    tenantClaim: null,
    idToken: null,
    autoSignIn: null,
    consent: 'granted',
    signInState: null,
    authorizeError: null,
    tokenError: null,
    challenge: null,
    rejectTokensIssuedBefore: null,
    maxTop: 1000,
    pageDrift: 0,
    malformedRows: 0,
    unknownEnum: false,
    enabledProfiles: ['Standard', 'SensitiveData', 'PowerUser', 'Kiosk'],
  }
}
