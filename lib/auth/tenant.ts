import 'server-only'
import { fetchTenantMetadata, type TenantMetadata } from './metadata'
import { authRuntime } from './runtime'

const KEEP_MS = 60 * 60_000

const holder = globalThis as typeof globalThis & {
  consoleTenant?: { fetchedAt: number; metadata: Promise<TenantMetadata> }
}

/**
 * The tenant's checked metadata, fetched at most once an hour; a failed fetch is not kept.
 * @throws TenantMetadataError
 */
export function getTenantMetadata(): Promise<TenantMetadata> {
  const kept = holder.consoleTenant
  if (kept && Date.now() - kept.fetchedAt < KEEP_MS) return kept.metadata
  const { tenant, sendToTenant } = authRuntime()
  const metadata = fetchTenantMetadata(tenant, sendToTenant)
  const entry = { fetchedAt: Date.now(), metadata }
  holder.consoleTenant = entry
  metadata.catch(() => {
    if (holder.consoleTenant === entry) delete holder.consoleTenant
  })
  return metadata
}
