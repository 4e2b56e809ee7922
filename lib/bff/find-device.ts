import 'server-only'
import type { Session } from '@/lib/auth/session'
import type { Page } from '@/lib/mmd/wire/collection'
import type { WireDevice } from '@/lib/mmd/wire/device'
import { fetchForPage } from './fetch-for-page'

const PAGE_SIZE = 1_000

/**
 * The list row of a device, by its Entra id. The service cannot be asked for an id, and a device that was never set up
 * has no name to ask for: so its list is searched for `hint` (a serial number or name), and without one it is read through.
 * @throws PageReadError
 */
export async function findDevice(session: Session, deviceId: string, hint: string | null): Promise<WireDevice | null> {
  const search = hint ? `&$searchText=${encodeURIComponent(hint)}` : ''
  for (let skip = 0; ; ) {
    const page = (await fetchForPage(session, `devices?$skip=${skip}&$top=${PAGE_SIZE}${search}`)) as Page<WireDevice>
    const device = page.value.find(candidate => candidate.aadDeviceId === deviceId)
    if (device) return device
    if (page.received === 0) return hint ? findDevice(session, deviceId, null) : null
    skip += page.received
  }
}
