import { bigint, customType, index, integer, jsonb, pgTable, text, timestamp } from 'drizzle-orm/pg-core'

/** Text of ids: compared byte by byte, so that order and index are the same on every server whatever its locale. */
const idText = customType<{ data: string }>({ dataType: () => 'text COLLATE "C"' })

const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' })

/** One row per signed-in browser: who it is, and the tokens that the browser never sees. */
export const sessions = pgTable(
  'sessions',
  {
    /** SHA-256, in hex, of the session id; the id itself is only in the cookie, so a dump of this table signs nobody in. */
    id: idText('id').primaryKey(),
    tenantId: idText('tenant_id').notNull(),
    objectId: idText('object_id').notNull(),
    name: text('name').notNull(),
    upn: text('upn').notNull(),
    roles: text('roles').array().notNull(),
    /** Access token, refresh token and expiry, sealed by lib/auth in one AEAD envelope. */
    tokens: text('tokens').notNull(),
    /** Counts up with each new set of tokens; an older result never overwrites a newer one. */
    tokensVersion: integer('tokens_version').notNull().default(0),
    accessExpiresAt: instant('access_expires_at').notNull(),
    /** Who refreshes the tokens at present, and until when that counts; both null when nobody does. */
    leaseHolder: idText('lease_holder'),
    leaseUntil: instant('lease_until'),
    /** The tenant asked for a pause: no refresh before this. */
    holdOffUntil: instant('hold_off_until'),
    /** What the tenant or the API wants proven at the next sign-in: the JSON of a claims challenge. */
    claimsChallenge: text('claims_challenge'),
    /** "Edge on Windows": by which people tell their sessions apart. Null for sessions older than the column. */
    browser: text('browser'),
    createdAt: instant('created_at').notNull().defaultNow(),
    lastSeenAt: instant('last_seen_at').notNull().defaultNow(),
    expiresAt: instant('expires_at').notNull(),
  },
  table => [
    index('sessions_person').on(table.tenantId, table.objectId),
    index('sessions_expires_at').on(table.expiresAt),
  ],
)

/** Who did what, or was refused it: kept HISTORY_DAYS, written by lib/audit and by nothing else. */
export const auditEvents = pgTable(
  'audit_events',
  {
    id: bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    at: instant('at').notNull().defaultNow(),
    kind: idText('kind').notNull(),
    tenantId: idText('tenant_id').notNull(),
    /** Null when nobody was known yet, as with most refused sign-ins. */
    objectId: idText('object_id'),
    upn: text('upn'),
    /** The first 12 digits of the session row's id, as log lines carry it. */
    session: idText('session'),
    requestId: idText('request_id'),
    clientAddress: idText('client_address'),
    /** Small, and never a secret. */
    details: jsonb('details').$type<Record<string, unknown>>().notNull().default({}),
  },
  table => [
    index('audit_events_at').on(table.at),
    index('audit_events_person').on(table.tenantId, table.objectId, table.at),
  ],
)
