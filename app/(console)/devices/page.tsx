import { HydrationBoundary } from '@tanstack/react-query'
import type { Metadata } from 'next'
import { cookies } from 'next/headers'
import { DeviceList } from '@/components/devices/device-list'
import { PREFERENCES_COOKIE, toTablePreferences } from '@/components/devices/table-preferences'
import { requirePageSession } from '../require-page-session'
import { toSearchParams } from '../search-params'
import { prefetchDevices } from './prefetch-devices'

export const metadata: Metadata = { title: 'Devices' }

export default async function DevicesPage({ searchParams }: PageProps<'/devices'>) {
  const session = await requirePageSession('/devices')
  const { state, problem } = await prefetchDevices(session, toSearchParams(await searchParams))
  const preferences = toTablePreferences((await cookies()).get(PREFERENCES_COOKIE)?.value)
  return (
    <HydrationBoundary state={state}>
      <DeviceList problem={problem} initial={preferences} />
    </HydrationBoundary>
  )
}
