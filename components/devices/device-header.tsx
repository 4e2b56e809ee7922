'use client'

import { ClipboardCopy, EllipsisVertical, RotateCw } from 'lucide-react'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { Button } from '@/components/ui/button'
import { IconButton } from '@/components/ui/icon-button'
import { Menu } from '@/components/ui/menu'
import { PortalLink } from '@/components/ui/portal-link'
import { Status } from '@/components/ui/status'
import { useCopy } from '@/components/ui/use-copy'
import { RingMark } from '@/components/update-ring/ring-mark'
import type { Device } from '@/lib/domain/device'
import { entraUrl, intuneUrl } from '@/lib/domain/device-links'
import { assignmentStatus, complianceStatus } from '@/lib/domain/device-status'
import { deviceTitle, NOT_SET_UP } from '@/lib/domain/device-wording'
import { personPath } from '@/lib/domain/person'
import { DeviceBreadcrumb } from './device-breadcrumb'

/** Which device this is, how it stands and how old that knowledge is. */
export function DeviceHeader({
  device,
  freshness,
  refreshing,
  onRefresh,
}: {
  device: Device
  /** How old what is shown is. */
  freshness?: ReactNode
  refreshing: boolean
  onRefresh?: (() => void) | undefined
}) {
  const compliance = complianceStatus(device.compliance)
  const assignment = assignmentStatus(device.profileAssignment)
  return (
    <header>
      <DeviceBreadcrumb />
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3 pt-1">
        <div className="min-w-0">
          <h1 className="break-words font-semibold text-xl">{deviceTitle(device)}</h1>
          <p className="text-ink-muted text-sm">
            <Person device={device} />
            {device.model && ` · ${device.model}`}
          </p>
        </div>
        <div className="flex flex-wrap items-center gap-2">
          {freshness}
          {onRefresh && (
            <Button icon={RotateCw} pending={refreshing} onClick={onRefresh}>
              Refresh
            </Button>
          )}
          <PortalLink href={intuneUrl(device)}>Intune</PortalLink>
          <PortalLink href={entraUrl(device)}>Entra</PortalLink>
          <MoreMenu device={device} />
        </div>
      </div>
      <div className="mt-3 flex flex-wrap items-center gap-x-3 gap-y-2">
        {!device.name && (
          <Status tone="info" look="soft">
            {NOT_SET_UP}
          </Status>
        )}
        <Status tone={compliance.tone} look="soft">
          {compliance.tone === 'unknown' ? `Compliance ${compliance.label.toLowerCase()}` : compliance.label}
        </Status>
        <RingMark
          ring={`${device.ring}`}
          className="h-6 rounded-full bg-unknown-soft pr-2.5 pl-2 font-medium text-unknown-ink text-xs"
        />
        {assignment.tone !== 'good' && (
          <Status tone={assignment.tone} look="soft">
            Profile {assignment.label.toLowerCase()}
          </Status>
        )}
      </div>
    </header>
  )
}

function Person({ device: { assignedUser, userUpn } }: { device: Device }) {
  if (!userUpn) return assignedUser || 'No user'
  return (
    <Link href={personPath(userUpn)} prefetch={false} className="rounded-sm hover:text-ink hover:underline">
      {assignedUser || userUpn}
    </Link>
  )
}

function MoreMenu({ device }: { device: Device }) {
  const { outcome, copy } = useCopy()
  const values = [
    ['name', device.name],
    ['serial number', device.serialNumber],
    ['user principal name', device.userUpn],
    ['Entra device id', device.id],
    ['Intune device id', device.intuneId],
  ] as const
  return (
    <>
      <Menu
        label="More"
        align="end"
        trigger={<IconButton icon={EllipsisVertical} label="More" />}
        entries={[
          ...values
            .filter(([, value]) => value)
            .map(([label, value]) => ({
              kind: 'action' as const,
              label: `Copy ${label}`,
              icon: ClipboardCopy,
              onSelect: () => copy(value ?? ''),
            })),
          {
            kind: 'action' as const,
            label: 'Copy the address of this page',
            icon: ClipboardCopy,
            onSelect: () => copy(window.location.href),
          },
        ]}
      />
      <span role="status" className="sr-only">
        {{ idle: '', copied: 'Copied', failed: 'Could not copy' }[outcome]}
      </span>
    </>
  )
}
