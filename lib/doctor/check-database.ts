import type { MigrationState } from '@/lib/db/migration-state'
import type { SetupStep } from '@/lib/domain/setup-check'
import { toStep } from './step'

/**
 * Is the database there, and has it our tables?
 * @param read `null` without DATABASE_URL: the database that comes along is only there while the console runs
 */
export async function checkDatabase(read: (() => Promise<MigrationState>) | null): Promise<SetupStep> {
  if (!read) {
    return toStep('database', 'skipped', 'Without DATABASE_URL the console brings its own; it is there while it runs.')
  }
  try {
    const { pending, isNewer } = await read()
    if (isNewer) {
      return toStep('database', 'warning', 'A newer version of the console has worked with this database.', {
        advice: 'Run that version or a newer one; this one may not understand what it finds.',
      })
    }
    if (pending > 0) {
      return toStep('database', 'warning', `It answers; ${pending} changes to its tables are still to be made.`, {
        advice: 'The console makes them when it starts (npm start).',
      })
    }
    return toStep('database', 'passed', 'It answers and is up to date.')
  } catch (cause) {
    return toStep('database', 'failed', `It cannot be used: ${reasonOf(cause)}.`, {
      advice: 'Check DATABASE_URL: server, port, name, user, password, and whether it wants TLS (?sslmode=require).',
    })
  }
}

/** PostgreSQL's and Node's codes and nothing else: a message could quote the address, and with it the password. */
function reasonOf(cause: unknown): string {
  const inner = cause instanceof AggregateError ? cause.errors[0] : cause
  const code = inner instanceof Error && 'code' in inner ? String(inner.code) : ''
  return REASONS[code] ?? (/^[A-Z0-9_]{5,30}$/.test(code) ? code : 'no connection')
}

const REASONS: Record<string, string> = {
  ECONNREFUSED: 'nothing listens there (ECONNREFUSED)',
  ENOTFOUND: 'no such host (ENOTFOUND)',
  '28P01': 'wrong user or password (28P01)',
  '28000': 'this user may not connect (28000)',
  '3D000': 'no such database (3D000)',
  '42501': 'this user may not read our tables (42501)',
}
