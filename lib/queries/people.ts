import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import type { Device } from '@/lib/domain/device'
import type { Person } from '@/lib/domain/person'
import type { Page } from '@/lib/mmd/wire/collection'
import type { WireDevice } from '@/lib/mmd/wire/device'
import { toPerson } from '@/lib/mmd/wire/to-person'
import type { WireUser } from '@/lib/mmd/wire/user'
import { fetchJson } from './fetcher'
import { type Batch, FIRST_BATCH, nextBatch, pagePath, type RowPage, slicesOf, toRowPage } from './paging'
import { retryRead } from './retry-read'

const MINUTE = 60_000

export type PeoplePage = RowPage<Person>

export const peopleKeys = {
  lists: ['people', 'list'] as const,
  list: (search: string) => ['people', 'list', search] as const,
  devices: (upn: string) => ['people', 'devices', upn] as const,
}

/** The path of one request for people, the same for the server's prefetch and the browser. */
export function peoplePath(search: string, slice: { skip: number; top: number }): string {
  return pagePath('users', search, slice)
}

export function toPeoplePage(batch: Batch, answers: readonly Page<WireUser>[]): PeoplePage {
  return toRowPage(batch, answers, toPerson)
}

/**
 * The people, page by page; `search` is what the service looks for in name, UPN, mail and in their devices' names and
 * serial numbers. Read again only when the person asks, as the device list is, and for the same reasons.
 * `onPage` hears the number of rows read so far, also while a refresh walks the pages again.
 */
export function peopleQuery(search: string, onPage?: (received: number) => void) {
  return infiniteQueryOptions({
    queryKey: peopleKeys.list(search),
    queryFn: async ({ pageParam, signal }) => {
      const answers = await Promise.all(
        slicesOf(pageParam).map(slice => fetchJson(`/api/mmd/${peoplePath(search, slice)}`, { signal })),
      )
      // The console's own API has checked every row against its schema.
      const page = toPeoplePage(pageParam, answers as Page<WireUser>[])
      onPage?.(pageParam.skip + page.received)
      return page
    },
    initialPageParam: FIRST_BATCH,
    getNextPageParam: (last: PeoplePage, _pages, lastBatch: Batch) => nextBatch(last, lastBatch),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 30 * MINUTE,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
    structuralSharing: false,
    retry: retryRead,
  })
}

/** More devices than one person has: the search also finds those of people whose UPN holds this one. */
const OWN_DEVICES = 100

/** What a device's own page is found by. */
export type DeviceAddress = Pick<Device, 'id' | 'name' | 'serialNumber'>

/** A person's devices as the device list knows them, by which their pages can be linked: it is searched for the UPN. */
export function personDevicesQuery(upn: string) {
  return queryOptions({
    queryKey: peopleKeys.devices(upn),
    queryFn: async ({ signal }): Promise<DeviceAddress[]> => {
      const page = await fetchJson(`/api/mmd/${pagePath('devices', upn, { skip: 0, top: OWN_DEVICES })}`, { signal })
      // As above: checked where it entered the console.
      return (page as Page<WireDevice>).value.map(({ aadDeviceId, name, serialNumber }) => ({
        id: aadDeviceId,
        name: name ?? '',
        serialNumber: serialNumber ?? '',
      }))
    },
    staleTime: 5 * MINUTE,
    retry: retryRead,
  })
}
