'use client'

import { useQueryClient } from '@tanstack/react-query'
import { useParams } from 'next/navigation'
import { Skeleton } from '@/components/ui/skeleton'
import type { Device } from '@/lib/domain/device'
import { type DeviceBlock, inventoryKeys } from '@/lib/queries/inventory'
import { DeviceDetailsSkeleton } from './device-details-skeleton'
import { DeviceFacts } from './device-facts'
import { DeviceHeader } from './device-header'

/** While the device is read: what the list one came from already knows of it, so that the page stands at once. */
export function DeviceLoading() {
  const { deviceId } = useParams<{ deviceId?: string }>()
  const device = useListedDevice(decodeURIComponent(deviceId ?? ''))
  return (
    <div className="mx-auto grid max-w-6xl gap-5 px-4 pt-3 pb-10">
      {device ? (
        <>
          <DeviceHeader device={device} refreshing={false} />
          <DeviceFacts device={device} />
        </>
      ) : (
        <div role="status" aria-label="Loading the device" className="grid gap-5 pt-8">
          <Skeleton className="h-5 w-56" />
          <div className="grid gap-4 wide:grid-cols-2">
            <div className="h-96 rounded-lg border border-line bg-surface" />
            <div className="h-96 rounded-lg border border-line bg-surface" />
          </div>
        </div>
      )}
      <DeviceDetailsSkeleton />
    </div>
  )
}

function useListedDevice(id: string): Device | undefined {
  const blocks = useQueryClient().getQueriesData<DeviceBlock>({ queryKey: inventoryKeys.blocks })
  for (const [, block] of blocks) {
    const device = block?.devices.find(candidate => candidate.id === id)
    if (device) return device
  }
  return undefined
}
