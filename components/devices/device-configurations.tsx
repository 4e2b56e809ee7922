'use client'

import { useMemo, useState } from 'react'
import { Card } from '@/components/ui/card'
import { useNumberText } from '@/components/ui/number'
import { RelativeTime } from '@/components/ui/relative-time'
import { SearchField } from '@/components/ui/search-field'
import { Status } from '@/components/ui/status'
import { Truncate } from '@/components/ui/truncate'
import type { DeviceConfiguration } from '@/lib/domain/device'
import { deploymentStatus } from '@/lib/domain/device-status'
import { groupConfigurations } from './group-configurations'

/** Above this many a filter helps more than it costs. */
const FILTER_ABOVE = 20
const PLURALS: Record<string, string> = { Policy: 'Policies', App: 'Apps', Script: 'Scripts' }

/** What the service deploys to the device, what failed first. */
export function DeviceConfigurations({ configurations }: { configurations: DeviceConfiguration[] }) {
  const number = useNumberText()
  const [filter, setFilter] = useState('')
  const groups = useMemo(() => groupConfigurations(configurations, filter), [configurations, filter])
  const failures = groups.reduce((sum, group) => sum + group.failures, 0)
  return (
    <Card
      title="Configurations"
      aside={
        <>
          <span className="text-ink-muted text-sm">{number(configurations.length)}</span>
          {failures > 0 && <Attention count={failures} />}
          {configurations.length > FILTER_ABOVE && (
            <SearchField
              label="Filter by name or status"
              value={filter}
              onValueChange={setFilter}
              keys="/"
              pageSearch
              className="ml-auto w-72 max-w-full"
            />
          )}
        </>
      }
    >
      {configurations.length === 0 && (
        <p className="py-3 text-ink-muted text-sm">The service reports no configuration for this device.</p>
      )}
      {configurations.length > 0 && groups.length === 0 && (
        <p className="py-3 text-ink-muted text-sm">No configuration matches “{filter}”.</p>
      )}
      {groups.map(group => (
        <section key={group.type} className="py-2" aria-label={PLURALS[group.type] ?? group.type}>
          <h3 className="flex items-center gap-2 py-1 font-medium text-ink-muted text-xs">
            {PLURALS[group.type] ?? group.type}
            <span className="font-normal text-ink-faint">{number(group.configurations.length)}</span>
            {group.failures > 0 && <Attention count={group.failures} />}
          </h3>
          <ul className="divide-y divide-line">
            {group.configurations.map(configuration => (
              <Configuration key={configuration.id} configuration={configuration} />
            ))}
          </ul>
        </section>
      ))}
    </Card>
  )
}

function Attention({ count }: { count: number }) {
  const number = useNumberText()
  return (
    <Status tone="critical" className="font-normal text-ink-muted text-xs">
      {number(count)} {count === 1 ? 'needs' : 'need'} attention
    </Status>
  )
}

function Configuration({ configuration }: { configuration: DeviceConfiguration }) {
  const status = deploymentStatus(configuration.status)
  return (
    <li className="grid min-h-9 grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 py-1 text-sm sheet:grid-cols-[minmax(0,1fr)_110px_150px_130px]">
      <Truncate text={configuration.name || configuration.id} />
      <Truncate text={configuration.version ?? ''} className="text-ink-muted text-xs max-sheet:hidden" />
      <Status tone={status.tone}>{status.label}</Status>
      <span className="text-ink-muted text-xs max-sheet:hidden">
        <RelativeTime iso={configuration.lastReportedAt} fallback="Not reported" />
      </span>
    </li>
  )
}
