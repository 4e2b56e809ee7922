'use client'

import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { isNoSnapshot } from '@/lib/queries/inventory'
import { jumpDevicesQuery, jumpPeopleQuery } from '@/lib/queries/jump'
import { isDeviceMatch, isPersonMatch } from './jump-matches'
import { type JumpFindings, SHORTEST_SEARCH } from './jump-targets'

/** Devices come from the console's memory, within milliseconds of each letter; people from the service, so once per word. */
const PEOPLE_PAUSE_MS = 220

/**
 * The first few devices and people for a text. Until its answer is there, those of the text before that still match;
 * a request that the next letter overtakes is given up.
 */
export function useJumpSearch(text: string): JumpFindings & {
  /** Whether the devices at hand are those of an earlier text. */
  isOutdated: boolean
  isSearching: boolean
  /** What to say where something could not be searched. */
  notice: string | null
} {
  const search = text.trim()
  const settled = useSettled(search)
  const isLongEnough = search.length >= SHORTEST_SEARCH
  const devices = useQuery({ ...jumpDevicesQuery(search), enabled: isLongEnough })
  const people = useQuery({ ...jumpPeopleQuery(settled), enabled: settled.length >= SHORTEST_SEARCH })
  const isOutdated = isLongEnough && (devices.isPlaceholderData || devices.isPending)
  const isPeopleOutdated = people.isPlaceholderData || settled !== search
  const knownDevices = devices.data?.devices ?? []
  const knownPeople = people.data ?? []
  return {
    devices: isOutdated ? knownDevices.filter(device => isDeviceMatch(search, device)) : knownDevices,
    totalDevices: devices.data && !isOutdated ? devices.data.total : null,
    people: isPeopleOutdated ? knownPeople.filter(person => isPersonMatch(search, person)) : knownPeople,
    isOutdated,
    isSearching: isLongEnough && (devices.isFetching || people.isFetching || settled !== search),
    notice: isLongEnough ? (devices.error ? deviceNotice(devices.error) : people.error ? PEOPLE_NOTICE : null) : null,
  }
}

const PEOPLE_NOTICE = 'People could not be searched just now; devices and pages could.'

function deviceNotice(error: Error): string {
  return isNoSnapshot(error)
    ? 'The fleet has not been read yet. Devices can be found here once it has, which takes a minute or less.'
    : 'Devices could not be searched just now.'
}

function useSettled(value: string): string {
  const [settled, setSettled] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), PEOPLE_PAUSE_MS)
    return () => clearTimeout(timer)
  }, [value])
  return settled
}
