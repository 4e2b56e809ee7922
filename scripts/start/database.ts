import { setTimeout as wait } from 'node:timers/promises'
import { startEmbeddedDatabase } from '@/lib/db/embedded/start'
import { migrateDatabase } from '@/lib/db/migrate'
import type { Environment } from '@/lib/env'
import { say } from './say'

export type RunningDatabase = { url: string; ended: Promise<void>; stop(): Promise<void> }

/** The operator's PostgreSQL, which is not ours to stop, or else an embedded one. */
export async function openDatabase({ DATABASE_URL, DATA_DIR }: Environment): Promise<RunningDatabase> {
  if (!DATABASE_URL) return startEmbeddedDatabase(DATA_DIR)
  return { url: DATABASE_URL, ended: new Promise(() => {}), stop: async () => {} }
}

/** A server that is started together with the console may need a moment longer. */
export async function migrateWhenReachable(url: string, patienceMs = 30_000): Promise<void> {
  const deadline = Date.now() + patienceMs
  for (;;) {
    try {
      const applied = await migrateDatabase(url)
      if (applied > 0) say(`The database is up to date now (${applied} migrations applied).`)
      return
    } catch (cause) {
      if (!isUnreachable(cause))
        throw new Error(`The database could not be brought up to date: ${text(cause)}`, { cause })
      if (Date.now() > deadline) {
        throw new Error(`The database at DATABASE_URL cannot be reached: ${text(cause)}`, { cause })
      }
      await wait(1_000)
    }
  }
}

/** Network errors of Node, and what PostgreSQL says while it starts (class 57P). */
function isUnreachable(cause: unknown): boolean {
  if (cause instanceof Error && cause.message.includes('timeout expired')) return true // pg's connection time-out has no code
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : ''
  return /^(ECONN|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|57P)/.test(code)
}

/** An AggregateError, of a name with several addresses, has an empty message. */
function text(cause: unknown): string {
  if (cause instanceof AggregateError) return text(cause.errors[0])
  return cause instanceof Error ? cause.message : String(cause)
}
