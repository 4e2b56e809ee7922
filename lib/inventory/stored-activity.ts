import { eq, sql } from 'drizzle-orm'
import type { Database } from '@/lib/db/client'
import { inventorySnapshots } from '@/lib/db/schema'
import { type Activity, unpackActivity } from './activity'

/** A piece, taken out of the answer of the database, is a few milliseconds of work. */
const BYTES_AT_A_TIME = 128 * 1_024

/**
 * What the newest snapshot knows of its devices' activity, read piece by piece, so that others get their turn in between.
 * @param db a transaction that sees one snapshot, or the database where nobody else may write a new one
 * @param devices how many that snapshot has
 * @throws RangeError when it has another number of them
 */
export async function readActivity(db: Pick<Database, 'select'>, tenantId: string, devices: number): Promise<Activity> {
  const { activity } = inventorySnapshots
  let packed = new Uint8Array()
  let read = 0
  for (;;) {
    const [row] = await db
      .select({
        piece: sql<Buffer>`substring(${activity} from ${read + 1}::integer for ${BYTES_AT_A_TIME}::integer)`,
        size: sql<number>`octet_length(${activity})`,
      })
      .from(inventorySnapshots)
      .where(eq(inventorySnapshots.tenantId, tenantId))
    if (!row?.piece.length) break
    if (read === 0) packed = new Uint8Array(row.size)
    packed.set(row.piece, read)
    read += row.piece.length
    if (read === row.size) break
  }
  return unpackActivity(packed.subarray(0, read), devices)
}
