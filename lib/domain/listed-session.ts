import type { Role } from './account'

/** A signed-in browser, as its person and the administrators see it. Times are ISO 8601. */
export type ListedSession = {
  /** Names the session here, in the log and in the record; signs nobody in. */
  id: string
  /** Whether it is the one that asks. */
  current: boolean
  /** "Edge on Windows" */
  browser: string
  createdAt: string
  lastSeenAt: string
  expiresAt: string
  person: { objectId: string; name: string; upn: string; role: Role }
}

export type SessionScope = 'own' | 'all'
