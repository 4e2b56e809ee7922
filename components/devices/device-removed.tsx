'use client'

import { useRouter } from 'next/navigation'
import { useTransition } from 'react'
import { ProblemNotice } from '@/components/ui/problem-notice'
import { RelativeTime } from '@/components/ui/relative-time'
import type { RemovedDevice } from '@/lib/domain/inventory'
import { DeviceFacts } from './device-facts'
import { DeviceHeader } from './device-header'
import { DeviceTimeline } from './device-timeline'

/** A device that has left the fleet, as the last snapshot that had it knew it. */
export function DeviceRemoved({ removed: { device, removedAt } }: { removed: RemovedDevice }) {
  const router = useRouter()
  const [reloading, startReloading] = useTransition()
  return (
    <div className="mx-auto grid max-w-6xl gap-5 px-4 pt-3 pb-10">
      <DeviceHeader device={device} refreshing={reloading} onRefresh={() => startReloading(() => router.refresh())} />
      <ProblemNotice
        tone="info"
        title="This device is no longer in the fleet"
        meaning={
          <>
            The service stopped listing it <RelativeTime iso={removedAt} focusable />. What stands below is how it was
            last. Should it return, its history goes on here.
          </>
        }
      />
      <DeviceFacts device={device} />
      <DeviceTimeline deviceId={device.id} />
    </div>
  )
}
