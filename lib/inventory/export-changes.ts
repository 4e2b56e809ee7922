import type { Database } from '@/lib/db/client'
import type { DeviceChange } from '@/lib/domain/change'
import { type ChangePlace, decodeChangeCursor } from './change-cursor'
import { toCsvLine } from './csv'
import { listChanges } from './list-changes'
import type { ChangeScope } from './read-changes'
import type { DeviceSelection } from './select-devices'

/** Changes that are read at a time: what a slow reader keeps in memory. */
const CHUNK = 1_000

const COLUMNS = {
  at: 'Time',
  deviceName: 'Device Name',
  deviceId: 'Entra Device ID',
  kind: 'Change',
  field: 'Field',
  from: 'From',
  to: 'To',
} as const satisfies Partial<Record<keyof DeviceChange, string>>

// Object.keys forgets the keys it was given.
const FIELDS = Object.keys(COLUMNS) as (keyof typeof COLUMNS)[]

/**
 * All changes of a scope as CSV, newest first and in the service's own words, in pieces that are read as they are taken.
 * @param byteOrderMark so that Excel takes it for UTF-8
 */
export async function* exportChanges(
  db: Database,
  scope: ChangeScope,
  devices: DeviceSelection | null,
  byteOrderMark: boolean,
): AsyncGenerator<string> {
  yield `${byteOrderMark ? '\uFEFF' : ''}${toCsvLine(Object.values(COLUMNS))}`
  for (let after: ChangePlace | null = null; ; ) {
    const { changes, nextCursor } = await listChanges(db, scope, devices, { after, limit: CHUNK })
    yield changes.map(change => toCsvLine(FIELDS.map(field => change[field]))).join('')
    if (nextCursor === null) return
    after = decodeChangeCursor(nextCursor)
  }
}
