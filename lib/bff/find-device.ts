import 'server-only'
import type { Session } from '@/lib/auth/session'
import type { Page } from '@/lib/mmd/wire/collection'
import type { WireDevice } from '@/lib/mmd/wire/device'
import { fetchForPage } from './fetch-for-page'

const PAGE_SIZE = 1_000

/**
 * The service's own row of a device that no snapshot has, as it is too new or nothing was read yet. The service cannot be
 * asked for an id, so its list is searched for `hint`, a serial number or a name.
 * @throws PageReadError
 */
export async function findDevice(session: Session, deviceId: string, hint: string): Promise<WireDevice | null> {
  for (let skip = 0; ; ) {
    const slice = new URLSearchParams({ $searchText: hint, $skip: String(skip), $top: String(PAGE_SIZE) })
    // Checked against its schema where it entered the console.
    const page = (await fetchForPage(session, `devices?${slice}`)) as Page<WireDevice>
    const device = page.value.find(candidate => candidate.aadDeviceId === deviceId)
    if (device || page.received === 0) return device ?? null
    skip += page.received
  }
}
