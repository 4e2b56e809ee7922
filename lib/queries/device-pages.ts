import type { Device } from '@/lib/domain/device'
import type { Page } from '@/lib/mmd/wire/collection'
import type { WireDevice } from '@/lib/mmd/wire/device'
import { toDevice } from '@/lib/mmd/wire/to-device'
import { type Batch, mergeRows, type RowPage, toRowPage } from './paging'

export { type Batch, FIRST_BATCH, nextBatch, slicesOf } from './paging'

/** What a batch brought of the device list. */
export type DevicePage = Omit<RowPage<Device>, 'rows'> & { devices: Device[] }

export function toDevicePage(batch: Batch, answers: readonly Page<WireDevice>[]): DevicePage {
  const { rows, ...counts } = toRowPage(batch, answers, toDevice)
  return { devices: rows, ...counts }
}

/** All devices read so far, each once. */
export function mergeDevicePages(pages: readonly DevicePage[]): { devices: Device[]; dropped: number } {
  const { rows, dropped } = mergeRows(
    pages.map(({ devices, ...counts }) => ({ rows: devices, ...counts })),
    device => device.id,
  )
  return { devices: rows, dropped }
}
