import { sql } from 'drizzle-orm'
import type { Database } from '@/lib/db/client'
import { deviceChanges } from '@/lib/db/schema'
import type { ChangeCount, ChangeSummary } from '@/lib/domain/change'
import { HAPPENINGS } from '@/lib/domain/change-query'
import type { Fleet } from './fleet'
import { type ChangeScope, inScope, isWanted } from './read-changes'
import type { DeviceSelection } from './select-devices'

const MOST_SUMMARIES = 50
const summaries = new WeakMap<Fleet, Map<string, Promise<ChangeSummary>>>()

/**
 * How often what happened. All rows of the time are gone through, so an answer is kept with the snapshot, which alone
 * changes it. @param key what tells the question from others
 */
export function summarizeChanges(
  db: Database,
  fleet: Fleet,
  key: string,
  scope: ChangeScope,
  devices: DeviceSelection | null,
): Promise<ChangeSummary> {
  const known = summaries.get(fleet) ?? new Map<string, Promise<ChangeSummary>>()
  summaries.set(fleet, known)
  const answer = known.get(key) ?? countChanges(db, scope, devices).then(counts => ({ counts }))
  if (known.size >= MOST_SUMMARIES) known.clear()
  known.set(key, answer)
  answer.catch(() => known.delete(key)) // whoever asked hears of it; the next one tries again
  return answer
}

async function countChanges(db: Database, scope: ChangeScope, devices: DeviceSelection | null): Promise<ChangeCount[]> {
  const ofDevices = devices ? sql`and device_id = any(${sql.param(devices.ids())}::text[])` : sql``
  const { rows } = await db.transaction(async work => {
    // Room for the devices of a long time; without it they would go to disk, which takes four times as long.
    await work.execute(sql`set local work_mem = '64MB'`)
    // First by device: counting distinct ones would have them all sorted.
    return work.execute<ChangeCount>(sql`
      select kind, field, sum(events)::integer as events, count(*)::integer as devices
      from (
        select kind, field, device_id, count(*) as events from ${deviceChanges}
        where ${inScope(scope)} and ${isWanted(scope)} ${ofDevices}
        group by kind, field, device_id) by_device
      group by kind, field`)
  })
  return HAPPENINGS.flatMap(({ kind, field }) => rows.filter(row => row.kind === kind && row.field === field))
}
