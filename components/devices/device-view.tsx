'use client'

import { useQuery } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { useTransition } from 'react'
import { GroupList } from '@/components/groups/group-list'
import { useShortcut } from '@/components/shell/keyboard/use-shortcut'
import { FailureNotice } from '@/components/ui/failure-notice'
import { ProblemNotice } from '@/components/ui/problem-notice'
import type { Device } from '@/lib/domain/device'
import { deviceDetailsQuery } from '@/lib/queries/devices'
import { toFailure } from '@/lib/queries/to-failure'
import { DeviceConfigurations } from './device-configurations'
import { DeviceDetailsSkeleton } from './device-details-skeleton'
import { DeviceFacts } from './device-facts'
import { DeviceHeader } from './device-header'

/** A device: its list row at once, and beneath it what only the service's own page of the device tells. */
export function DeviceView({ listed, listedAt }: { listed: Device; listedAt: number }) {
  const router = useRouter()
  const [reloading, startReloading] = useTransition()
  const details = useQuery(deviceDetailsQuery(listed.name))
  // Two devices may carry one name, and the service then answers with either.
  const isOther = details.data !== undefined && details.data.device.id !== listed.id
  const known = isOther ? undefined : details.data
  const device = known && details.dataUpdatedAt > listedAt ? known.device : listed

  const refresh = () => {
    startReloading(() => router.refresh())
    if (listed.name) details.refetch()
  }
  useShortcut({ keys: 'r', label: 'Read the device again', group: 'Device', run: refresh })

  return (
    <div className="mx-auto grid max-w-6xl gap-5 px-4 pt-3 pb-10">
      <DeviceHeader
        device={device}
        readAt={Math.max(listedAt, known ? details.dataUpdatedAt : 0)}
        refreshing={reloading || details.isRefetching}
        onRefresh={refresh}
      />
      {!listed.name && (
        <ProblemNotice
          tone="info"
          title="This device is not set up yet"
          meaning="It is registered with Managed Desktop but was never set up. Until it is, it has no name, and without a name the service cannot be asked for its configurations and groups. They appear here once it has started for the first time."
        />
      )}
      <DeviceFacts device={device} />
      {isOther && (
        <ProblemNotice
          tone="warning"
          title={`Another device is named “${listed.name}” too`}
          meaning="The service can only be asked for a device by its name, and it answered with the other one. So the configurations and groups of this one cannot be shown; the facts above are its own."
        />
      )}
      {details.isLoading && <DeviceDetailsSkeleton />}
      {details.error && !known && (
        <FailureNotice failure={toFailure(details.error)} onRetry={() => details.refetch()} />
      )}
      {known && <DeviceConfigurations configurations={known.configurations} />}
      {known && <GroupList of="device" groups={known.groups} />}
    </div>
  )
}
