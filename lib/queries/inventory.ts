import { type Query, type QueryClient, queryOptions } from '@tanstack/react-query'
import type { ExportColumn } from '@/lib/domain/export-columns'
import type { DevicesAnswer, FacetsAnswer, InventoryDevice, Snapshot, SyncStatus } from '@/lib/domain/inventory'
import { ApiProblem, fetchJson, openStream } from './fetcher'
import { readEvents } from './read-events'
import { retryRead } from './retry-read'

/** Rows of a request as the grid reads them: what the first HTML holds, and a screen with some to spare. */
export const BLOCK_ROWS = 50
/** The most rows the inventory gives at once. */
const MOST_ROWS = 500

const MINUTE = 60_000

/** `view` is a query of the fleet in its canonical form: `toDeviceParams(query).toString()`. */
export const inventoryKeys = {
  all: ['inventory'] as const,
  views: ['inventory', 'view'] as const,
  blocks: ['inventory', 'view', 'devices'] as const,
  block: (view: string, block: number) => ['inventory', 'view', 'devices', view, block] as const,
  facets: (view: string) => ['inventory', 'view', 'facets', view] as const,
  sync: ['inventory', 'sync'] as const,
}

/** A block of rows of a view, and which view that is: rows may stay in sight while those of another are read. */
export type DeviceBlock = Omit<DevicesAnswer, 'nextCursor'> & { view: string }

/** The rows of a view from `block` blocks on. A snapshot does not change, so they stay good until there is another. */
export function deviceBlockQuery(view: string, block: number) {
  return queryOptions({
    queryKey: inventoryKeys.block(view, block),
    queryFn: async ({ signal, client }) =>
      toDeviceBlock(
        view,
        await readNewest(client, signal, () => fetchDevices(view, block * BLOCK_ROWS, BLOCK_ROWS, signal)),
      ),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: MINUTE,
    retry: retryRead,
    // Should the snapshot be gone, there is nothing but to ask again.
    refetchInterval: ({ state }) => (isNoSnapshot(state.error) ? 2_000 : false),
  })
}

export function toDeviceBlock(view: string, { devices, total, snapshot }: DevicesAnswer): DeviceBlock {
  return { view, devices, total, snapshot }
}

/** The counts of a view by every facet. */
export function facetsQuery(view: string) {
  return queryOptions({
    queryKey: inventoryKeys.facets(view),
    queryFn: ({ signal, client }) =>
      // The console's own API, which makes the counts of this type.
      readNewest(
        client,
        signal,
        async () => (await fetchJson(`/api/inventory/facets?${view}`, { signal })) as FacetsAnswer,
      ),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: MINUTE,
    retry: retryRead,
  })
}

/** What the sync is about and which snapshot there is. Somebody else's sync is noticed within half a minute. */
export function syncStatusQuery() {
  return queryOptions({
    queryKey: inventoryKeys.sync,
    queryFn: async ({ signal }) =>
      // The console's own API, which makes a status of this type.
      (await fetchJson('/api/inventory/sync', { signal, background: true })) as SyncStatus,
    refetchInterval: ({ state }) => {
      if (!state.data?.snapshot) return 2_000
      return state.data.state === 'running' ? 5_000 : 30_000
    },
    staleTime: 0,
    retry: retryRead,
  })
}

/** Starts a sync; one that runs already is as good. */
export async function startSync(): Promise<SyncStatus> {
  // As above.
  return (await fetchJson('/api/inventory/sync', { method: 'POST' })) as SyncStatus
}

/** The status of the sync each time it changes, for as long as the console tells. */
export async function* readSyncEvents(signal: AbortSignal): AsyncGenerator<SyncStatus> {
  const stream = await openStream('/api/inventory/sync/events', { signal, background: true })
  for await (const { event, data } of readEvents(stream)) {
    // As above.
    if (event === 'status') yield JSON.parse(data) as SyncStatus
  }
}

export function isNoSnapshot(error: unknown): boolean {
  return error instanceof ApiProblem && error.problem.code === 'no-snapshot'
}

/**
 * Has everything of an older snapshot read again: what is in sight at once, the rest when it comes into sight. What is being
 * read already is left to end.
 */
export function renewBehind(client: QueryClient, version: number): void {
  const isBehind = ({ state }: Query) => state.data !== undefined && versionOf(state.data) < version
  void client.invalidateQueries({ queryKey: inventoryKeys.views, predicate: isBehind }, { cancelRefetch: false })
}

/** An answer, and everything else as new as it; once more, if another has brought a newer snapshot since it was asked for. */
async function readNewest<Answer extends { snapshot: Snapshot }>(
  client: QueryClient,
  signal: AbortSignal,
  read: () => Promise<Answer>,
): Promise<Answer> {
  const first = await read()
  const isOvertaken = client
    .getQueryCache()
    .findAll({ queryKey: inventoryKeys.views })
    .some(({ state }) => state.data !== undefined && versionOf(state.data) > first.snapshot.version)
  const answer = isOvertaken ? await read() : first
  if (!signal.aborted) renewBehind(client, answer.snapshot.version)
  return answer
}

function versionOf(data: unknown): number {
  // Everything under these keys is an answer of the inventory.
  return (data as { snapshot: Snapshot }).snapshot.version
}

/** Forgets the rows that have been out of sight for longest, but for `most` blocks of them. */
export function forgetBlocks(client: QueryClient, most: number): void {
  const cache = client.getQueryCache()
  const unseen = cache.findAll({ queryKey: inventoryKeys.blocks, type: 'inactive' })
  unseen.sort((a, b) => a.state.dataUpdatedAt - b.state.dataUpdatedAt)
  for (const query of unseen.slice(0, Math.max(0, unseen.length - most))) cache.remove(query)
}

/** All rows of a view from one place to another, both included, a few hundred at a time. */
export async function* readRows(
  view: string,
  first: number,
  last: number,
  signal: AbortSignal,
): AsyncGenerator<InventoryDevice[]> {
  for (let offset = first; offset <= last; offset += MOST_ROWS) {
    yield (await fetchDevices(view, offset, Math.min(MOST_ROWS, last - offset + 1), signal)).devices
  }
}

/** A device with the columns that were asked for, and its id. */
export type ExportedDevice = Pick<InventoryDevice, 'id'> & Partial<InventoryDevice>

/** These columns of all devices of a view, in its order. */
export async function fetchAllDevices(view: string, columns: readonly ExportColumn[]): Promise<ExportedDevice[]> {
  const query = new URLSearchParams(view)
  query.set('format', 'json')
  query.set('columns', [...new Set<ExportColumn>(['id', ...columns])].join())
  // As above.
  return (await fetchJson(`/api/inventory/export?${query}`)) as ExportedDevice[]
}

/** A ticket for one download by the browser itself, good for half a minute. */
export async function fetchExportTicket(): Promise<string> {
  // As above.
  return ((await fetchJson('/api/inventory/export', { method: 'POST' })) as { ticket: string }).ticket
}

async function fetchDevices(view: string, offset: number, limit: number, signal: AbortSignal): Promise<DevicesAnswer> {
  const query = new URLSearchParams(view)
  query.set('offset', String(offset))
  query.set('limit', String(limit))
  // As above.
  return (await fetchJson(`/api/inventory/devices?${query}`, { signal })) as DevicesAnswer
}
