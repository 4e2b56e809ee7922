import Link from 'next/link'
import type { ReactNode } from 'react'
import { Card } from '@/components/ui/card'
import { CopyButton } from '@/components/ui/copy-button'
import { RelativeTime } from '@/components/ui/relative-time'
import { Status } from '@/components/ui/status'
import { tooltipProps } from '@/components/ui/tooltip'
import { RingMark } from '@/components/update-ring/ring-mark'
import type { Device } from '@/lib/domain/device'
import { filterPath } from '@/lib/domain/device-links'
import type { DeviceFacet } from '@/lib/domain/device-query'
import { assignmentStatus, complianceStatus } from '@/lib/domain/device-status'
import { ageWording, NOT_SET_UP, windowsWording } from '@/lib/domain/device-wording'
import { personPath } from '@/lib/domain/person'
import type { DeviceDifferences } from './device-differences'

/** Everything the list knows of a device, in two columns where there is room; what the snapshot says otherwise is said. */
export function DeviceFacts({ device, differences = {} }: { device: Device; differences?: DeviceDifferences }) {
  const { release, build } = windowsWording(device)
  const compliance = complianceStatus(device.compliance)
  const assignment = assignmentStatus(device.profileAssignment)
  const was = differences
  return (
    <div className="grid items-start gap-4 wide:grid-cols-2">
      <Card title="Person and management">
        <Fact label="User" copy={device.assignedUser} was={was.assignedUser}>
          {device.userUpn ? (
            <Link href={personPath(device.userUpn)} prefetch={false} className="rounded-sm text-accent hover:underline">
              {device.assignedUser || device.userUpn}
            </Link>
          ) : (
            device.assignedUser
          )}
        </Fact>
        <Fact label="User principal name" copy={device.userUpn} was={was.userUpn} />
        <Fact label="Email" copy={device.userEmail} was={was.userEmail} />
        <Fact label="Compliance" was={was.compliance}>
          <Alike facet="compliance" value={device.compliance}>
            <Status tone={compliance.tone} className={UNDERLINE}>
              {compliance.label}
            </Status>
          </Alike>
        </Fact>
        <Fact label="Last sync">
          <RelativeTime iso={device.lastSyncAt} focusable />
        </Fact>
        <Fact label="Update ring" was={was.ring}>
          <Alike facet="ring" value={device.ring}>
            <RingMark ring={device.ring} className={UNDERLINE} />
          </Alike>
        </Fact>
        <Fact label="Profile" was={was.profile}>
          <Alike facet="profile" value={device.profile} />
        </Fact>
        <Fact label="Profile assignment" was={was.profileAssignment}>
          <Alike facet="profileAssignment" value={device.profileAssignment}>
            <Status tone={assignment.tone} className={UNDERLINE}>
              {assignment.label}
            </Status>
          </Alike>
        </Fact>
        <Fact label="Plan" was={was.planType}>
          <Alike facet="planType" value={device.planType} />
        </Fact>
        <Fact label="Managed by" was={was.managementAgent}>
          <Alike facet="managementAgent" value={device.managementAgent} />
        </Fact>
      </Card>
      <Card title="Device">
        <Fact label="Name" copy={device.name} fallback={NOT_SET_UP} />
        <Fact label="Serial number" copy={device.serialNumber} was={was.serialNumber} id />
        <Fact label="Manufacturer" was={was.manufacturer}>
          <Alike facet="manufacturer" value={device.manufacturer} />
        </Fact>
        <Fact label="Model" was={was.model}>
          <Alike facet="model" value={device.model} />
        </Fact>
        <Fact label="Windows" copy={device.osVersion} was={was.osVersion}>
          {build ? (
            <>
              <Alike facet="osRelease" value={device.osRelease} fallback="Unknown release" />{' '}
              <span className="text-ink-muted">
                (build{' '}
                <Alike facet="osBuild" value={device.osBuild}>
                  {build}
                </Alike>
                )
              </span>
            </>
          ) : (
            release
          )}
        </Fact>
        <Fact label="Edition" was={was.osEdition}>
          {device.osEdition}
        </Fact>
        <Fact label="Age">{device.ageInMonths === null ? null : ageWording(device.ageInMonths)}</Fact>
        <Fact label="Enrolled" was={was.enrolledAt}>
          {device.enrolledAt && <RelativeTime iso={device.enrolledAt} focusable />}
        </Fact>
        <Fact label="Entra device id" copy={device.id} id />
        <Fact label="Intune device id" copy={device.intuneId} was={was.intuneId} id />
        <Fact label="Global device id" copy={device.globalDeviceId} was={was.globalDeviceId} id />
      </Card>
    </div>
  )
}

/** What is no plain text draws its line itself: a link's own does not reach into it. */
const UNDERLINE =
  'underline decoration-dotted decoration-line-strong underline-offset-3 hover:text-accent hover:decoration-solid'

/** A value that leads to all the devices that have it. */
function Alike({
  facet,
  value,
  fallback,
  children = value,
}: {
  facet: DeviceFacet
  value: string | null
  fallback?: string
  children?: ReactNode
}) {
  if (!value) return fallback ?? <span className="text-ink-faint">None</span>
  return (
    <Link
      href={filterPath(facet, value)}
      prefetch={false}
      {...tooltipProps(`All devices with ${value}`)}
      className={`rounded-sm ${UNDERLINE}`}
    >
      {children}
    </Link>
  )
}

function Fact({
  label,
  copy = null,
  was,
  fallback = 'None',
  id = false,
  children = copy,
}: {
  label: string
  /** What the copy button copies, and what is shown where nothing else is given. */
  copy?: string | null
  /** What the snapshot says instead. */
  was?: string | undefined
  fallback?: string
  /** Set in monospace. */
  id?: boolean
  children?: ReactNode
}) {
  return (
    <dl className="flex min-h-8 items-center gap-3 text-sm max-sheet:py-1">
      <dt className="w-36 shrink-0 text-ink-muted max-sheet:w-28">{label}</dt>
      <dd className="group/fact flex min-w-0 flex-1 flex-wrap items-center gap-x-2">
        <span className={id && copy ? 'min-w-0 break-all font-mono text-xs' : 'min-w-0 break-words'}>
          {children || <span className="text-ink-faint">{fallback}</span>}
        </span>
        {was !== undefined && (
          <Status tone="info" className="text-ink-muted text-xs">
            {was} in the snapshot
          </Status>
        )}
        {copy && (
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
