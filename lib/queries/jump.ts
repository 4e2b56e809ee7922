import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { DevicesAnswer } from '@/lib/domain/inventory'
import type { Person } from '@/lib/domain/person'
import type { Page } from '@/lib/mmd/wire/collection'
import { toPerson } from '@/lib/mmd/wire/to-person'
import type { WireUser } from '@/lib/mmd/wire/user'
import { fetchJson } from './fetcher'

const DEVICES = 8
const PEOPLE = 5

export const jumpKeys = {
  devices: (search: string) => ['jump', 'devices', search] as const,
  people: (search: string) => ['jump', 'people', search] as const,
}

/** The first few devices of the newest snapshot that match a text, and how many there are; nobody waits for a second try. */
export function jumpDevicesQuery(search: string) {
  return queryOptions({
    queryKey: jumpKeys.devices(search),
    queryFn: async ({ signal }) => {
      const query = new URLSearchParams({ search, limit: String(DEVICES) })
      // The console's own API, which makes its rows of this type.
      return (await fetchJson(`/api/inventory/devices?${query}`, { signal })) as DevicesAnswer
    },
    placeholderData: keepPreviousData,
    retry: false,
  })
}

/** The first few people whom the service finds for a text. */
export function jumpPeopleQuery(search: string) {
  return queryOptions({
    queryKey: jumpKeys.people(search),
    queryFn: async ({ signal }): Promise<Person[]> => {
      const query = new URLSearchParams({ $searchText: search, $top: String(PEOPLE) })
      const page = await fetchJson(`/api/mmd/users?${query}`, { signal })
      // The console's own API has checked every row against its schema.
      return (page as Page<WireUser>).value.map(toPerson)
    },
    placeholderData: keepPreviousData,
    retry: false,
  })
}
