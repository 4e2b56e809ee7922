import 'server-only'
import { getDatabase } from '@/lib/db/client'
import { getEnvironment } from '@/lib/env'
import { createHttpClient, type SendHttp } from '@/lib/http/client'
import { withResilience } from '@/lib/http/resilience'
import type { TenantAddress } from './metadata'
import { createRefreshLeases, type RefreshLeases } from './refresh-lease'
import { createSessionStore, type SessionStore } from './session-store'
import { createVault } from './vault'

/** A slow tenant is waited for: given up on, a refresh may still have used up its token, and the session with it. */
const TENANT_PATIENCE_MS = 30_000

/** What this process's sign-in works with, made once from the configuration. */
type AuthRuntime = { store: SessionStore; leases: RefreshLeases; tenant: TenantAddress; sendToTenant: SendHttp }

/** Kept on globalThis, so that hot reload and Next's separate bundles share one of each. */
const holder = globalThis as typeof globalThis & { consoleAuth?: AuthRuntime }

export function authRuntime(): AuthRuntime {
  holder.consoleAuth ??= createRuntime()
  return holder.consoleAuth
}

function createRuntime(): AuthRuntime {
  const environment = getEnvironment()
  const limits = { idleMinutes: environment.SESSION_IDLE_MINUTES, maxHours: environment.SESSION_MAX_HOURS }
  return {
    store: createSessionStore(getDatabase(), createVault(environment.NEXTAUTH_SECRET), limits),
    leases: createRefreshLeases(getDatabase()),
    tenant: {
      authority: environment.ENTRA_AUTHORITY,
      tenantId: environment.ENTRA_TENANT_ID,
      version: environment.ENTRA_ENDPOINTS,
    },
    sendToTenant: withResilience(createHttpClient(new URL(environment.ENTRA_AUTHORITY).origin, TENANT_PATIENCE_MS)),
  }
}
