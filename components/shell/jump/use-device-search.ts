'use client'

import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { Device } from '@/lib/domain/device'
import type { Page } from '@/lib/mmd/wire/collection'
import type { WireDevice } from '@/lib/mmd/wire/device'
import { toDevice } from '@/lib/mmd/wire/to-device'
import { deviceKeys, devicesPath } from '@/lib/queries/devices'
import { fetchJson } from '@/lib/queries/fetcher'
import { SHORTEST_SEARCH } from './jump-targets'

const RESULTS = 6
/** A pause in typing: one request per word rather than per letter. */
const PAUSE_MS = 180

const none: Device[] = []

/** The first few devices the service finds for a text; the former ones stay until the new ones are there. */
export function useDeviceSearch(text: string) {
  const search = useSettled(text.trim())
  const query = useQuery({
    queryKey: [...deviceKeys.all, 'jump', search],
    queryFn: async ({ signal }) => {
      const page = await fetchJson(`/api/mmd/${devicesPath(search, { skip: 0, top: RESULTS })}`, { signal })
      // The console's own API has checked every row against its schema.
      return (page as Page<WireDevice>).value.map(toDevice)
    },
    enabled: search.length >= SHORTEST_SEARCH,
    placeholderData: keepPreviousData,
  })
  return { devices: query.data ?? none, isSearching: query.isFetching || search !== text.trim(), failed: query.isError }
}

function useSettled(value: string): string {
  const [settled, setSettled] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), PAUSE_MS)
    return () => clearTimeout(timer)
  }, [value])
  return settled
}
