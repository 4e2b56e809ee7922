import { HydrationBoundary } from '@tanstack/react-query'
import type { Metadata } from 'next'
import { DeviceList } from '@/components/devices/device-list'
import { requireSession } from '@/lib/auth/session'
import { prefetchDevices } from './prefetch-devices'

export const metadata: Metadata = { title: 'Devices' }

export default async function DevicesPage({ searchParams }: PageProps<'/devices'>) {
  const { search } = await searchParams
  const session = await requireSession('/devices')
  const { state, problem } = await prefetchDevices(session, typeof search === 'string' ? search.trim() : '')
  return (
    <HydrationBoundary state={state}>
      <DeviceList problem={problem} />
    </HydrationBoundary>
  )
}
