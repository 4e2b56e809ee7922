import { describe, expect, test } from 'vitest'
import type { SyncStatus } from '@/lib/domain/inventory'
import { INTERRUPTED, isSyncDue, type SyncReading } from '@/lib/inventory/sync-status'

const QUARTER = 15 * 60_000

function reading(status: Partial<SyncStatus>, ages: Partial<SyncReading['ages']> = {}): SyncReading {
  const idle: SyncStatus = { state: 'idle', fetched: 0, startedAt: null, finishedAt: null, error: null, snapshot: null }
  return { status: { ...idle, ...status }, ages: { finished: null, snapshot: null, ...ages } }
}

const failure = { code: 'upstream-error', title: 'Failed', detail: 'Try again.', requestId: 'request' }

describe('A sync starts by itself', () => {
  test.each([
    ['when there is no snapshot', reading({}), true],
    ['when the snapshot is as old as the interval', reading({}, { finished: QUARTER, snapshot: QUARTER }), true],
    ['not before', reading({}, { finished: QUARTER - 1, snapshot: QUARTER - 1 }), false],
    ['not while one runs', reading({ state: 'running' }, { snapshot: 10 * QUARTER }), false],
    [
      'not within a minute of one that failed',
      reading({ state: 'failed', error: failure }, { finished: 59_999 }),
      false,
    ],
    ['a minute after one that failed', reading({ state: 'failed', error: failure }, { finished: 60_000 }), true],
    [
      'not because the last one failed, while the snapshot is fresh',
      reading({ state: 'failed', error: failure }, { finished: 60_000, snapshot: 60_000 }),
      false,
    ],
    ['at once after one that was killed', reading({ state: 'failed', error: INTERRUPTED }, { finished: 0 }), true],
  ])('%s', (_, given, expected) => {
    expect(isSyncDue(given, QUARTER)).toBe(expected)
  })
})
