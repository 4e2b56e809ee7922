'use client'

import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { Device } from '@/lib/domain/device'
import { deviceSearchQuery } from '@/lib/queries/devices'
import { SHORTEST_SEARCH } from './jump-targets'

/** A pause in typing: one request per word rather than per letter. */
const PAUSE_MS = 180

const none: Device[] = []

/** The first few devices the service finds for a text; the former ones stay until the new ones are there. */
export function useDeviceSearch(text: string) {
  const search = useSettled(text.trim())
  const query = useQuery({ ...deviceSearchQuery(search), enabled: search.length >= SHORTEST_SEARCH })
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
