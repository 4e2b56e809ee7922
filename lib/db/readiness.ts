import { sql } from 'drizzle-orm'
import { log } from '@/lib/logging/log'
import { getDatabase } from './client'

/** Whether the console can work: the database answers and holds our tables. */
export async function checkReadiness(): Promise<boolean> {
  try {
    await getDatabase().execute(sql`select 1 from sessions limit 1`)
    return true
  } catch (error) {
    log().warn({ event: 'not-ready', error }, 'The database does not answer')
    return false
  }
}
