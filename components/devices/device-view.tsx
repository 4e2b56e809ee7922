'use client'

import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { useTransition } from 'react'
import { GroupList } from '@/components/groups/group-list'
import { useShortcut } from '@/components/shell/keyboard/use-shortcut'
import { FailureNotice } from '@/components/ui/failure-notice'
import { ProblemNotice } from '@/components/ui/problem-notice'
import { renewChanges } from '@/lib/queries/changes'
import { deviceDetailsQuery } from '@/lib/queries/devices'
import { ApiProblem } from '@/lib/queries/fetcher'
import { toFailure } from '@/lib/queries/to-failure'
import { DeviceAttention } from './device-attention'
import { DeviceConfigurations } from './device-configurations'
import { DeviceDetailsSkeleton } from './device-details-skeleton'
import { findDifferences } from './device-differences'
import { DeviceFacts } from './device-facts'
import { DeviceFreshness, type LiveState } from './device-freshness'
import { DeviceGone } from './device-gone'
import { DeviceHeader } from './device-header'
import { DeviceTimeline } from './device-timeline'
import type { KnownDevice } from './known-device'

/** A device: what was known of it at once, and beside it what the service says now, which alone tells the rest. */
export function DeviceView({ known: { device: listed, basis, from } }: { known: KnownDevice }) {
  const router = useRouter()
  const client = useQueryClient()
  const [reloading, startReloading] = useTransition()
  const details = useQuery(deviceDetailsQuery(listed.name))
  // Two devices may carry one name, and the service then answers with either.
  const isOther = details.data !== undefined && details.data.device.id !== listed.id
  const isGone = details.error instanceof ApiProblem && details.error.problem.code === 'not-found'
  const live = isOther || isGone ? undefined : details.data
  const listedAt = from.kind === 'snapshot' ? from.takenAt : from.readAt
  const isLiveNewer = live !== undefined && details.dataUpdatedAt > Date.parse(listedAt)
  const device = isLiveNewer ? live.device : listed

  const refresh = () => {
    startReloading(() => router.refresh())
    if (listed.name) details.refetch()
    renewChanges(client)
  }
  useShortcut({ keys: 'r', label: 'Read the device again', group: 'Device', run: refresh })

  return (
    <div className="mx-auto grid max-w-6xl gap-5 px-4 pt-3 pb-10">
      <DeviceHeader
        device={device}
        freshness={
          <DeviceFreshness
            from={from}
            live={liveState()}
            liveAt={live ? new Date(details.dataUpdatedAt).toISOString() : null}
          />
        }
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
      {isGone ? (
        <DeviceGone name={listed.name} takenAt={listedAt} />
      ) : (
        <DeviceAttention device={device} basis={basis} />
      )}
      <DeviceFacts device={device} differences={isLiveNewer ? findDifferences(listed, live.device) : {}} />
      {isOther && (
        <ProblemNotice
          tone="warning"
          title={`Another device is named “${listed.name}” too`}
          meaning="The service can only be asked for a device by its name, and it answered with the other one. So the configurations and groups of this one cannot be shown; the facts above are its own."
        />
      )}
      {details.isLoading && <DeviceDetailsSkeleton />}
      {details.error && !live && !isGone && (
        <FailureNotice failure={toFailure(details.error)} onRetry={() => details.refetch()} />
      )}
      {live && <DeviceConfigurations configurations={live.configurations} />}
      {live && <GroupList of="device" groups={live.groups} />}
      <DeviceTimeline deviceId={listed.id} />
    </div>
  )

  function liveState(): LiveState {
    if (isGone) return 'gone'
    if (details.error) return 'failed'
    if (live) return 'read'
    return details.isLoading ? 'reading' : 'none'
  }
}
