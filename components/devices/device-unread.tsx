import { UnreadPage } from '@/components/ui/unread-page'
import type { Problem } from '@/lib/domain/problem'
import { DeviceBreadcrumb } from './device-breadcrumb'

/** The page of a device that could not be read. */
export function DeviceUnread({ problem }: { problem: Problem }) {
  return <UnreadPage problem={problem} back={<DeviceBreadcrumb />} />
}
