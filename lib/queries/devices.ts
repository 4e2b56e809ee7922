import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import type { DeviceDetails } from '@/lib/domain/device'
import type { Page } from '@/lib/mmd/wire/collection'
import type { WireDevice } from '@/lib/mmd/wire/device'
import { toDeviceDetails } from '@/lib/mmd/wire/to-device'
import { type Batch, type DevicePage, FIRST_BATCH, nextBatch, slicesOf, toDevicePage } from './device-pages'
import { fetchJson } from './fetcher'
import { retryRead } from './retry-read'

const MINUTE = 60_000

export const deviceKeys = {
  all: ['devices'] as const,
  lists: ['devices', 'list'] as const,
  list: (search: string) => ['devices', 'list', search] as const,
  details: (name: string) => ['devices', 'details', name] as const,
}

/** The path of one request for devices, the same for the server's prefetch and the browser. */
export function devicesPath(search: string, { skip, top }: { skip: number; top: number }): string {
  const query = new URLSearchParams()
  if (search) query.set('$searchText', search)
  if (skip > 0) query.set('$skip', String(skip))
  query.set('$top', String(top))
  return `devices?${query}`
}

/**
 * The device list, page by page; `search` is what the service looks for in name, serial number, global id, UPN and mail.
 * It is read again only when the person asks: a silent refetch would walk every loaded page.
 * `onPage` hears the number of rows read so far, also while a refresh walks the pages again.
 */
export function devicesQuery(search: string, onPage?: (received: number) => void) {
  return infiniteQueryOptions({
    queryKey: deviceKeys.list(search),
    queryFn: async ({ pageParam, signal }) => {
      const page = await fetchDevicePage(search, pageParam, signal)
      onPage?.(pageParam.skip + page.received)
      return page
    },
    initialPageParam: FIRST_BATCH,
    getNextPageParam: (last: DevicePage, _pages, lastBatch: Batch) => nextBatch(last, lastBatch),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 30 * MINUTE,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
    // Comparing every field of 20,000 devices after each page costs more than it saves.
    structuralSharing: false,
    retry: retryRead,
  })
}

async function fetchDevicePage(search: string, batch: Batch, signal: AbortSignal): Promise<DevicePage> {
  const answers = await Promise.all(
    slicesOf(batch).map(slice => fetchJson(`/api/mmd/${devicesPath(search, slice)}`, { signal })),
  )
  // The console's own API has checked every row against its schema.
  return toDevicePage(batch, answers as Page<WireDevice>[])
}

/** One device with its groups and configurations. A device without a name cannot be asked for. */
export function deviceDetailsQuery(name: string) {
  return queryOptions({
    queryKey: deviceKeys.details(name),
    queryFn: async ({ signal }): Promise<DeviceDetails> => {
      const wire = await fetchJson(`/api/mmd/devices/${encodeURIComponent(name)}`, { signal })
      // As above: checked where it entered the console.
      return toDeviceDetails(wire as WireDevice)
    },
    enabled: name !== '',
    staleTime: MINUTE,
    retry: retryRead,
  })
}
