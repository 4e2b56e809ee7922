import { createHash } from 'node:crypto'
import DataLoader from 'dataloader'
import { and, eq, gt, inArray, lt, or, sql } from 'drizzle-orm'
import { sessionReference } from '@/lib/audit/event'
import type { Database } from '@/lib/db/client'
import { sessions } from '@/lib/db/schema'
import { log } from '@/lib/logging/log'
import { type Tokens, tokensSchema } from './tokens'
import { type Vault, VaultError } from './vault'

/** Who signed in: `tenantId` and `objectId` are the key of a person; name and UPN may change and are for show. */
export type Identity = { tenantId: string; objectId: string; name: string; upn: string; appRoles: string[] }

/** `tokens` is the sealed envelope as it lies in the row. */
export type StoredSession = Identity & {
  id: string
  lastSeenAt: Date
  expiresAt: Date
  tokens: string
  version: number
  holdOffUntil: Date | null
  /** When the service last let the person read devices. */
  inventoryAllowedAt: Date | null
  /** When the person signed in. */
  createdAt: Date
}

/** A session's tokens as read; `version` counts up with each new set, `holdOffUntil` is the tenant's request for a pause. */
export type StoredTokens = { tokens: Tokens; version: number; holdOffUntil: Date | null }

/** What is to be proven, as the JSON of a claims request, and whose session it is. */
export type Challenge = { claims: string; upn: string }

/** The tenant wants the person to come by, and knows itself what for. */
export const NO_CLAIMS = '{}'

export type SessionLimits = { idleMinutes: number; maxHours: number }

/** `last_seen_at` is written at most this often: a minute, or a tenth of an idle limit that is shorter than ten. */
const TOUCH_EVERY_MS = 60_000

/**
 * Sessions as rows. The row's key is the hash of the session id, so that reading the table signs nobody in;
 * the key is also the context the tokens are sealed for, so that tokens moved to another row do not open.
 */
export function createSessionStore(db: Database, vault: Vault, limits: SessionLimits, now: () => number = Date.now) {
  const areAlive = (ids: string[]) => {
    const idleSince = new Date(now() - limits.idleMinutes * 60_000)
    return and(inArray(sessions.id, ids), gt(sessions.expiresAt, new Date(now())), gt(sessions.lastSeenAt, idleSince))
  }
  const isAlive = (id: string) => areAlive([id])

  /**
   * Every request looks its session up, and those that come together ask the database together: one query for all of
   * the same turn of the event loop. Nothing is kept, so that a session that was ended anywhere is ended at once.
   */
  const lookUps = new DataLoader<string, StoredSession | null>(
    async ids => {
      const rows = await db
        .select({
          id: sessions.id,
          tenantId: sessions.tenantId,
          objectId: sessions.objectId,
          name: sessions.name,
          upn: sessions.upn,
          appRoles: sessions.roles,
          lastSeenAt: sessions.lastSeenAt,
          expiresAt: sessions.expiresAt,
          tokens: sessions.tokens,
          version: sessions.tokensVersion,
          holdOffUntil: sessions.holdOffUntil,
          inventoryAllowedAt: sessions.inventoryAllowedAt,
          createdAt: sessions.createdAt,
        })
        .from(sessions)
        .where(areAlive([...new Set(ids)]))
      const byId = new Map(rows.map(row => [row.id, row]))
      return ids.map(id => byId.get(id) ?? null)
    },
    { cache: false, batchScheduleFn: run => setImmediate(run) },
  )

  const openTokens = (row: Pick<StoredSession, 'id' | 'tokens' | 'version' | 'holdOffUntil'>): StoredTokens => ({
    tokens: tokensSchema.parse(JSON.parse(vault.open(row.tokens, row.id))),
    version: row.version,
    holdOffUntil: row.holdOffUntil,
  })

  const endIfUnchanged = async (rowId: string, readVersion: number): Promise<void> => {
    await db.delete(sessions).where(and(eq(sessions.id, rowId), eq(sessions.tokensVersion, readVersion)))
  }

  /**
   * Without its tokens a session is good for nothing, and asking for them again would fail each time: it ends. That is
   * how a session looks that slept while the secret was changed twice, or a row that somebody tampered with.
   */
  const openOrEnd = async (row: StoredSession): Promise<StoredTokens | null> => {
    try {
      return openTokens(row)
    } catch (error) {
      if (!(error instanceof VaultError)) throw error
      log().error(
        { event: 'tokens-unreadable', session: sessionReference(row.id), error },
        'Tokens could not be opened',
      )
      await endIfUnchanged(row.id, row.version)
      return null
    }
  }

  return {
    async create(sessionId: string, identity: Identity, tokens: Tokens, browser: string | null = null): Promise<void> {
      const id = toRowId(sessionId)
      await db.insert(sessions).values({
        id,
        tenantId: identity.tenantId,
        objectId: identity.objectId,
        name: identity.name,
        upn: identity.upn,
        roles: identity.appRoles,
        tokens: vault.seal(JSON.stringify(tokens), id),
        accessExpiresAt: new Date(tokens.accessExpiresAt),
        browser,
        createdAt: new Date(now()),
        lastSeenAt: new Date(now()),
        expiresAt: new Date(now() + limits.maxHours * 3_600_000),
      })
    },

    /** The session behind a cookie's session id, if it is alive: known, not idle for too long, not too old, readable. */
    async find(sessionId: string): Promise<StoredSession | null> {
      const row = await lookUps.load(toRowId(sessionId))
      return row && (await openOrEnd(row)) ? row : null
    },

    /** @throws VaultError when the stored tokens do not open */
    openTokens,

    /** Whose session it is, alive or not. */
    async readPerson(rowId: string): Promise<Pick<Identity, 'tenantId' | 'objectId' | 'upn'> | null> {
      const [row] = await db
        .select({ tenantId: sessions.tenantId, objectId: sessions.objectId, upn: sessions.upn })
        .from(sessions)
        .where(eq(sessions.id, rowId))
      return row ?? null
    },

    /** Notes that the person is at work, which holds off the idle limit. */
    async touch(session: StoredSession): Promise<void> {
      const touchEveryMs = Math.min(TOUCH_EVERY_MS, limits.idleMinutes * 6_000)
      if (now() - session.lastSeenAt.getTime() < touchEveryMs) return
      await db
        .update(sessions)
        .set({ lastSeenAt: new Date(now()) })
        .where(isAlive(session.id))
    },

    async readTokens(rowId: string): Promise<StoredTokens | null> {
      const row = await lookUps.load(rowId)
      return row && openOrEnd(row)
    },

    /**
     * Stores refreshed tokens, unless someone stored newer ones or the session has ended meanwhile.
     * @returns whether they were stored
     */
    async writeTokens(rowId: string, tokens: Tokens, readVersion: number): Promise<boolean> {
      const written = await db
        .update(sessions)
        .set({
          tokens: vault.seal(JSON.stringify(tokens), rowId),
          accessExpiresAt: new Date(tokens.accessExpiresAt),
          tokensVersion: sql`${sessions.tokensVersion} + 1`,
          holdOffUntil: null,
        })
        .where(and(isAlive(rowId), eq(sessions.tokensVersion, readVersion)))
        .returning({ id: sessions.id })
      return written.length > 0
    },

    async endBySessionId(sessionId: string): Promise<void> {
      await db.delete(sessions).where(eq(sessions.id, toRowId(sessionId)))
    },

    /** Ends a session whose refresh token is dead, unless newer tokens have been stored since they were read. */
    endIfUnchanged,

    /** Keeps what the tenant or the service wants proven, for the sign-in that follows; NO_CLAIMS when it does not say. */
    async challenge(rowId: string, claims: string): Promise<void> {
      await db.update(sessions).set({ claimsChallenge: claims }).where(eq(sessions.id, rowId))
    },

    async readChallenge(rowId: string): Promise<Challenge | null> {
      const [row] = await db
        .select({ claims: sessions.claimsChallenge, upn: sessions.upn })
        .from(sessions)
        .where(isAlive(rowId))
      return row && row.claims !== null ? { claims: row.claims, upn: row.upn } : null
    },

    /** Keeps everybody from refreshing this session's tokens for a while. */
    async holdOff(rowId: string, milliseconds: number): Promise<void> {
      await db
        .update(sessions)
        .set({ holdOffUntil: new Date(now() + milliseconds) })
        .where(eq(sessions.id, rowId))
    },

    /** Removes the rows of sessions that have run out; called at each sign-in, which is often enough. */
    async removeDead(): Promise<void> {
      const idleSince = new Date(now() - limits.idleMinutes * 60_000)
      await db.delete(sessions).where(or(lt(sessions.expiresAt, new Date(now())), lt(sessions.lastSeenAt, idleSince)))
    },
  }
}

export type SessionStore = ReturnType<typeof createSessionStore>

/** The key of a session's row. */
export function toRowId(sessionId: string): string {
  return createHash('sha256').update(sessionId).digest('hex')
}
