import { and, eq } from 'drizzle-orm'
import type { Database } from '@/lib/db/client'
import { removedDevices } from '@/lib/db/schema'
import { type Device, deviceSchema } from '@/lib/domain/device'
import type { RemovedDevice } from '@/lib/domain/inventory'

/** Every device that has left the fleet and is still remembered. */
export async function listRemovedDevices(db: Database, tenantId: string): Promise<Device[]> {
  const rows = await db
    .select({ device: removedDevices.device })
    .from(removedDevices)
    .where(eq(removedDevices.tenantId, tenantId))
  return rows.map(({ device }) => deviceSchema.parse(device))
}

/** One of them; `null` for a device that has not left, or that nobody remembers. */
export async function findRemovedDevice(db: Database, tenantId: string, id: string): Promise<RemovedDevice | null> {
  if (id.includes('\0')) return null // an address can hold one, and no text of a database
  const [row] = await db
    .select({ device: removedDevices.device, removedAt: removedDevices.removedAt })
    .from(removedDevices)
    .where(and(eq(removedDevices.tenantId, tenantId), eq(removedDevices.id, id)))
  return row ? { device: deviceSchema.parse(row.device), removedAt: row.removedAt.toISOString() } : null
}
