import {
  bigint,
  boolean,
  customType,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
} from 'drizzle-orm/pg-core'

/** Text of ids: compared byte by byte, so that order and index are the same on every server whatever its locale. */
const idText = customType<{ data: string }>({ dataType: () => 'text COLLATE "C"' })

const bytes = customType<{ data: Buffer }>({ dataType: () => 'bytea' })

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
    /** When the service last let this person read devices with their own token; the snapshot is theirs for a while then. */
    inventoryAllowedAt: instant('inventory_allowed_at'),
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

/**
 * The newest complete reading of a tenant's fleet. Its row is written in the transaction that writes what it changed, so
 * whoever reads this and other rows in one transaction sees one snapshot.
 */
export const inventorySnapshots = pgTable('inventory_snapshots', {
  tenantId: idText('tenant_id').primaryKey(),
  /** Counts up by one with each snapshot. */
  version: integer('version').notNull(),
  takenAt: instant('taken_at').notNull(),
  devices: integer('devices').notNull(),
  /** What moves on most devices with every sync, packed in the order of their ids by lib/inventory/activity.ts. */
  activity: bytes('activity').notNull(),
})

/** The devices of the newest snapshot, without what `inventory_snapshots.activity` holds. */
export const devices = pgTable(
  'devices',
  {
    tenantId: idText('tenant_id').notNull(),
    id: idText('id').notNull(),
    name: text('name').notNull(),
    intuneId: idText('intune_id'),
    manufacturer: text('manufacturer').notNull(),
    model: text('model').notNull(),
    serialNumber: text('serial_number').notNull(),
    globalDeviceId: idText('global_device_id'),
    enrolledAt: text('enrolled_at'),
    assignedUser: text('assigned_user'),
    userUpn: text('user_upn'),
    userEmail: text('user_email'),
    compliance: text('compliance').notNull(),
    osVersion: text('os_version'),
    osEdition: text('os_edition'),
    ring: text('ring').notNull(),
    planType: text('plan_type').notNull(),
    profile: text('profile').notNull(),
    managementAgent: text('management_agent'),
    profileAssignment: text('profile_assignment').notNull(),
    /** Of the fields above, in hex: a sync finds what changed by comparing it. */
    hash: idText('hash').notNull(),
    /** The version of the snapshot that last wrote this row; a reader of an older one asks for the newer rows only. */
    changedIn: integer('changed_in').notNull(),
  },
  table => [
    primaryKey({ columns: [table.tenantId, table.id] }),
    index('devices_changed_in').on(table.tenantId, table.changedIn),
  ],
)

/** Devices that a later snapshot no longer had, as they were last. One that returns leaves this table. */
export const removedDevices = pgTable(
  'removed_devices',
  {
    tenantId: idText('tenant_id').notNull(),
    id: idText('id').notNull(),
    removedIn: integer('removed_in').notNull(),
    removedAt: instant('removed_at').notNull(),
    /** As lib/domain/device.ts has it; to be parsed on its way out. */
    device: jsonb('device').$type<unknown>().notNull(),
  },
  table => [
    primaryKey({ columns: [table.tenantId, table.id] }),
    index('removed_devices_removed_in').on(table.tenantId, table.removedIn),
  ],
)

/** What became of devices from one snapshot to the next; kept HISTORY_DAYS. The first snapshot makes no rows. */
export const deviceChanges = pgTable(
  'device_changes',
  {
    id: bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    tenantId: idText('tenant_id').notNull(),
    at: instant('at').notNull(),
    deviceId: idText('device_id').notNull(),
    deviceName: text('device_name').notNull(),
    /** `added`, `removed`, `returned` or `changed`. */
    kind: idText('kind').notNull(),
    /** The field of ours that changed; null unless `changed`. */
    field: idText('field'),
    from: text('from'),
    to: text('to'),
  },
  table => [
    index('device_changes_at').on(table.tenantId, table.at, table.id),
    index('device_changes_device').on(table.tenantId, table.deviceId, table.at),
    index('device_changes_kind').on(table.tenantId, table.kind, table.field, table.at, table.id),
  ],
)

/**
 * How the fleet stood on a day: one row per tenant and day (UTC), written by the day's last sync; kept HISTORY_DAYS.
 * Small, as it counts by what there are few values of, and never names a device.
 */
export const fleetDays = pgTable(
  'fleet_days',
  {
    tenantId: idText('tenant_id').notNull(),
    /** `2026-11-27`. */
    day: idText('day').notNull(),
    takenAt: instant('taken_at').notNull(),
    /** Devices by dimension, value and update ring; to be parsed on its way out. */
    counts: jsonb('counts').$type<unknown>().notNull(),
  },
  table => [primaryKey({ columns: [table.tenantId, table.day] })],
)

/** When a Windows version was first seen on a good share of its build's devices: the ground of an estimate. */
export const windowsRevisions = pgTable(
  'windows_revisions',
  {
    tenantId: idText('tenant_id').notNull(),
    build: integer('build').notNull(),
    revision: integer('revision').notNull(),
    currentSince: instant('current_since').notNull(),
  },
  table => [primaryKey({ columns: [table.tenantId, table.build, table.revision] })],
)

/** One row per tenant: the sync that runs now, or how the last one ended. */
export const inventorySyncs = pgTable('inventory_syncs', {
  tenantId: idText('tenant_id').primaryKey(),
  /** `running`, `finished` or `failed`. A run whose lease has run out was killed. */
  state: idText('state').notNull(),
  /** Devices received so far. */
  fetched: integer('fetched').notNull().default(0),
  startedAt: instant('started_at').notNull(),
  finishedAt: instant('finished_at'),
  /** Why the last run failed, as a problem for people; never the service's own words. */
  error: jsonb('error').$type<{ code: string; title: string; detail: string; requestId: string }>(),
  leaseHolder: idText('lease_holder'),
  leaseUntil: instant('lease_until'),
})

/** A view of the devices under a name: its author's own, or everybody's. */
export const savedViews = pgTable(
  'saved_views',
  {
    id: idText('id').primaryKey(),
    tenantId: idText('tenant_id').notNull(),
    ownerId: idText('owner_id').notNull(),
    ownerName: text('owner_name').notNull(),
    name: text('name').notNull(),
    /** The query string of the devices page. */
    query: text('query').notNull(),
    shared: boolean('shared').notNull().default(false),
    createdAt: instant('created_at').notNull().defaultNow(),
    updatedAt: instant('updated_at').notNull().defaultNow(),
  },
  table => [index('saved_views_tenant').on(table.tenantId, table.ownerId)],
)

/** Devices that somebody looked up together, so that an address can name them; kept HISTORY_DAYS after it was last made. */
export const deviceSets = pgTable(
  'device_sets',
  {
    tenantId: idText('tenant_id').notNull(),
    /** Made from the ids, so that the same devices are the same set. */
    id: idText('id').notNull(),
    deviceIds: text('device_ids').array().notNull(),
    madeAt: instant('made_at').notNull(),
  },
  table => [primaryKey({ columns: [table.tenantId, table.id] })],
)

/** The right of one browser to one download without the console's own header; each is deleted as it is used. */
export const downloadTickets = pgTable('download_tickets', {
  /** SHA-256, in hex, of the ticket. */
  id: idText('id').primaryKey(),
  sessionId: idText('session_id').notNull(),
  expiresAt: instant('expires_at').notNull(),
})
