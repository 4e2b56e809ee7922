import type { Metadata } from 'next'
import { DeviceRemoved } from '@/components/devices/device-removed'
import { DeviceUnread } from '@/components/devices/device-unread'
import { DeviceView } from '@/components/devices/device-view'
import { deviceTitle } from '@/lib/domain/device-wording'
import { requirePageSession } from '../../require-page-session'
import { readDevice } from './read-device'

type Props = PageProps<'/devices/[deviceId]'>

export async function generateMetadata(props: Props): Promise<Metadata> {
  const reading = await read(props)
  if ('removed' in reading) return { title: deviceTitle(reading.removed.device) }
  return { title: 'known' in reading ? deviceTitle(reading.known.device) : 'Device' }
}

export default async function DevicePage(props: Props) {
  const reading = await read(props)
  if ('problem' in reading) return <DeviceUnread problem={reading.problem} />
  if ('removed' in reading) return <DeviceRemoved removed={reading.removed} />
  return <DeviceView known={reading.known} />
}

async function read({ params, searchParams }: Props) {
  const deviceId = decodeURIComponent((await params).deviceId)
  const { find } = await searchParams
  const session = await requirePageSession(`/devices/${encodeURIComponent(deviceId)}`)
  return readDevice(session, deviceId, typeof find === 'string' ? find : null)
}
