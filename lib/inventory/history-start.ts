import { sql } from 'drizzle-orm'
import type { Database } from '@/lib/db/client'
import { deviceChanges, windowsRevisions } from '@/lib/db/schema'

/**
 * When the tenant's fleet was first read, in milliseconds, as far as can be told: the first snapshot notes the Windows
 * revisions it sees, and leaves no other trace that is never renewed. `null` where nothing tells.
 */
export async function readHistoryStart(db: Database, tenantId: string): Promise<number | null> {
  const { rows } = await db.execute<{ start: number | null }>(sql`
    select (extract(epoch from least(
      (select min(current_since) from ${windowsRevisions} where tenant_id = ${tenantId}),
      (select at from ${deviceChanges} where tenant_id = ${tenantId} order by at, id limit 1))) * 1000)::float8 as start`)
  return rows[0]?.start ?? null
}
