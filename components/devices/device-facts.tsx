import Link from 'next/link'
import type { ReactNode } from 'react'
import { Card } from '@/components/ui/card'
import { CopyButton } from '@/components/ui/copy-button'
import { RelativeTime } from '@/components/ui/relative-time'
import { Status } from '@/components/ui/status'
import { RingMark } from '@/components/update-ring/ring-mark'
import type { Device } from '@/lib/domain/device'
import { assignmentStatus, complianceStatus } from '@/lib/domain/device-status'
import { ageWording, NOT_SET_UP, windowsWording } from '@/lib/domain/device-wording'
import { personPath } from '@/lib/domain/person'

/** Everything the list knows of a device, in two columns where there is room. */
export function DeviceFacts({ device }: { device: Device }) {
  const { release, build } = windowsWording(device)
  const compliance = complianceStatus(device.compliance)
  const assignment = assignmentStatus(device.profileAssignment)
  return (
    <div className="grid items-start gap-4 wide:grid-cols-2">
      <Card title="Person and management">
        <Fact label="User" value={device.assignedUser}>
          {device.assignedUser && device.userUpn && (
            <Link href={personPath(device.userUpn)} prefetch={false} className="rounded-sm text-accent hover:underline">
              {device.assignedUser}
            </Link>
          )}
        </Fact>
        <Fact label="User principal name" value={device.userUpn} />
        <Fact label="Email" value={device.userEmail} />
        <Fact label="Compliance">
          <Status tone={compliance.tone}>{compliance.label}</Status>
        </Fact>
        <Fact label="Last sync">
          <RelativeTime iso={device.lastSyncAt} focusable />
        </Fact>
        <Fact label="Update ring">
          <RingMark ring={device.ring} />
        </Fact>
        <Fact label="Profile" value={device.profile} plain />
        <Fact label="Profile assignment">
          <Status tone={assignment.tone}>{assignment.label}</Status>
        </Fact>
        <Fact label="Plan" value={device.planType} plain />
        <Fact label="Managed by" value={device.managementAgent} plain />
      </Card>
      <Card title="Device">
        <Fact label="Name" value={device.name || null} fallback={NOT_SET_UP} />
        <Fact label="Serial number" value={device.serialNumber || null} id />
        <Fact label="Manufacturer" value={device.manufacturer} plain />
        <Fact label="Model" value={device.model} plain />
        <Fact label="Windows" copy={device.osVersion}>
          {release || build ? (
            <span>
              {release ?? 'Unknown release'}
              {build && <span className="text-ink-muted"> (build {build})</span>}
            </span>
          ) : null}
        </Fact>
        <Fact label="Edition" value={device.osEdition} plain />
        <Fact label="Age" value={device.ageInMonths === null ? null : ageWording(device.ageInMonths)} plain />
        <Fact label="Enrolled">{device.enrolledAt && <RelativeTime iso={device.enrolledAt} focusable />}</Fact>
        <Fact label="Entra device id" value={device.id} id />
        <Fact label="Intune device id" value={device.intuneId} id />
        <Fact label="Global device id" value={device.globalDeviceId} id />
      </Card>
    </div>
  )
}

function Fact({
  label,
  value,
  copy = value,
  fallback = 'None',
  id = false,
  plain = false,
  children,
}: {
  label: string
  value?: string | null
  /** What the copy button copies, where that is not what is shown. */
  copy?: string | null | undefined
  fallback?: string
  /** Set in monospace. */
  id?: boolean
  /** Nothing anybody would want to copy. */
  plain?: boolean
  children?: ReactNode
}) {
  return (
    <dl className="flex min-h-8 items-center gap-3 text-sm max-sheet:py-1">
      <dt className="w-36 shrink-0 text-ink-muted max-sheet:w-28">{label}</dt>
      <dd className="group/fact flex min-w-0 flex-1 items-center gap-1">
        <span className={id && value ? 'min-w-0 break-all font-mono text-xs' : 'min-w-0 break-words'}>
          {children || value || <span className="text-ink-faint">{fallback}</span>}
        </span>
        {copy && !plain && (
          <CopyButton
            value={copy}
            label={`Copy ${lowerFirst(label)}`}
            className="opacity-0 focus-visible:opacity-100 group-hover/fact:opacity-100 pointer-coarse:opacity-100"
          />
        )}
      </dd>
    </dl>
  )
}

/** "Serial number" within a sentence; names such as Entra keep their capital. */
function lowerFirst(label: string): string {
  return /^(Entra|Intune|Windows)/.test(label) ? label : label.charAt(0).toLowerCase() + label.slice(1)
}
