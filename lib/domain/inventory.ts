import type { AttentionCode } from './attention'
import type { Device } from './device'
import type { DeviceFacet } from './device-query'
import type { CurrentRevision } from './quality-updates'

/** A device as the inventory answers it: with the reasons why it needs somebody, as of the minute of the answer. */
export type InventoryDevice = Device & { attention: AttentionCode[] }

/** Which reading of the fleet an answer comes from. `takenAt` is ISO 8601 in UTC. */
export type Snapshot = { version: number; takenAt: string }

/** The body of `GET /api/inventory/devices`. `total` counts all that match; `nextCursor` is null after the last one. */
export type DevicesAnswer = {
  devices: InventoryDevice[]
  total: number
  nextCursor: string | null
  snapshot: Snapshot
}

/** What the attention rules go by beside a device: what the fleet tells about updates, and the operator's setting. */
export type AttentionBasis = { revisions: readonly CurrentRevision[]; agingMonths: number }

/** The body of `GET /api/inventory/devices/{id}`. */
export type DeviceAnswer = { device: InventoryDevice; snapshot: Snapshot; basis: AttentionBasis }

/** A device as it was when a snapshot had it last; `removedAt` is when one no longer did, ISO 8601 in UTC. */
export type RemovedDevice = { device: Device; removedAt: string }

export type FacetCount = { value: string; count: number }

/** The body of `GET /api/inventory/facets`: of each facet the values with their counts, without that facet's own filter. */
export type FacetsAnswer = { total: number; facets: Record<DeviceFacet, FacetCount[]>; snapshot: Snapshot }

/** A device as a lookup answers it. */
export type LookupDevice = Pick<
  Device,
  'id' | 'name' | 'serialNumber' | 'assignedUser' | 'userUpn' | 'compliance' | 'ring' | 'lastSyncAt'
>

/**
 * The body of `POST /api/inventory/lookup`: identifiers as they were given, each with the devices that it fits.
 * `devices`, where the request wants `rows`, has each of them once, in the order of `found`. `set`, where the request says
 * `keep`, names them in a view (`DeviceQuery.set`); `null` when nothing was found.
 */
export type LookupAnswer = {
  found: { identifier: string; ids: string[] }[]
  notFound: string[]
  devices?: LookupDevice[]
  set?: string | null
  snapshot: Snapshot
}

/** Why a sync failed, in words for people. */
export type SyncFailure = { code: string; title: string; detail: string; requestId: string }

/** The body of `GET /api/inventory/sync`; times are ISO 8601 in UTC, `fetched` counts devices of the run at hand or the last one. */
export type SyncStatus = {
  state: 'idle' | 'running' | 'failed'
  fetched: number
  startedAt: string | null
  finishedAt: string | null
  error: SyncFailure | null
  snapshot: (Snapshot & { devices: number }) | null
}
