import { readMigrationState } from '@/lib/db/migration-state'
import type { Environment } from '@/lib/env'
import { createHttpClient } from '@/lib/http/client'
import { createMmdClient } from '@/lib/mmd/client'
import type { Instruments } from './examine'

/** Somebody is waiting and watching. */
const PATIENCE_MS = 10_000

/** Connections of the doctor's own, apart from the console's, whose retries would smooth over what is to be seen. */
export function createInstruments(environment: Environment): Instruments {
  const { ENTRA_AUTHORITY, MMD_API_BASE_URL, DATABASE_URL } = environment
  return {
    environment,
    sendToTenant: createHttpClient(new URL(ENTRA_AUTHORITY).origin, PATIENCE_MS),
    callService: createMmdClient(MMD_API_BASE_URL, createHttpClient(new URL(MMD_API_BASE_URL).origin, PATIENCE_MS)),
    readMigrations: DATABASE_URL ? () => readMigrationState(DATABASE_URL) : null,
    now: Date.now,
  }
}
