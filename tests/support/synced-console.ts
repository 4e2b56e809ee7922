import type { DevicesAnswer, SyncStatus } from '@/lib/domain/inventory'
import type { HttpPerson } from './http-person'

/** Waits until the fleet has been read for the first time; opening the inventory is what starts that. */
export async function untilSnapshot(person: HttpPerson, timeoutMs = 60_000): Promise<SyncStatus> {
  const giveUpAt = Date.now() + timeoutMs
  for (;;) {
    await person.api('/api/inventory/devices?limit=1')
    const status = (await (await person.api('/api/inventory/sync')).json()) as SyncStatus
    if (status.snapshot) return status
    if (Date.now() > giveUpAt) throw new Error(`No snapshot came: ${JSON.stringify(status)}`)
    await new Promise(resolve => setTimeout(resolve, 300))
  }
}

/** Every device of a view, page by page. */
export async function readAllDevices(person: HttpPerson, query = ''): Promise<DevicesAnswer['devices']> {
  const all: DevicesAnswer['devices'] = []
  for (let cursor = ''; ; ) {
    const params = new URLSearchParams(query)
    params.set('limit', '500')
    if (cursor) params.set('cursor', cursor)
    const page = (await (await person.api(`/api/inventory/devices?${params}`)).json()) as DevicesAnswer
    all.push(...page.devices)
    if (page.nextCursor === null) return all
    cursor = page.nextCursor
  }
}
