import { attentionOf } from '@/lib/domain/attention'
import type { Device } from '@/lib/domain/device'
import { toAttentionFacts } from '@/lib/domain/device-facts'
import { DEVICE_FACETS, type DeviceFacet, type DeviceFilters, type DeviceQuery } from '@/lib/domain/device-query'
import type { InventoryDevice } from '@/lib/domain/inventory'
import type { CurrentRevision } from '@/lib/domain/quality-updates'

/** The inventory as one would write it who never heard of speed: what the real one is compared with. */

const DAY = 86_400_000

export function withAttention(
  device: Device,
  now: number,
  agingMonths: number,
  revisions: readonly CurrentRevision[],
): InventoryDevice {
  return { ...device, attention: attentionOf(toAttentionFacts(device, revisions), { now, agingMonths }) }
}

/** A device's values in a facet. */
export function valuesOf(device: InventoryDevice, facet: DeviceFacet, now: number): string[] {
  if (facet === 'attention') return device.attention
  if (facet === 'assigned') return [device.userUpn ? 'yes' : 'no']
  if (facet === 'syncAge') {
    if (device.lastSyncAt === null) return ['never']
    const age = now - Date.parse(device.lastSyncAt)
    return [age <= DAY ? 'day' : age <= 7 * DAY ? 'week' : age <= 30 * DAY ? 'month' : 'older']
  }
  return [device[facet] ?? '(none)']
}

function matches(device: InventoryDevice, search: string, filters: DeviceFilters, now: number): boolean {
  const { name, serialNumber, assignedUser, userUpn, userEmail, model, manufacturer, id, intuneId, globalDeviceId } =
    device
  const fields = [
    name,
    serialNumber,
    assignedUser,
    userUpn,
    userEmail,
    model,
    manufacturer,
    id,
    intuneId,
    globalDeviceId,
  ]
  const terms = search.split(/\s+/).filter(Boolean)
  return (
    terms.every(term => fields.some(field => field?.toLowerCase().includes(term.toLowerCase()))) &&
    DEVICE_FACETS.every(facet => {
      const wanted = filters[facet]
      return !wanted?.length || valuesOf(device, facet, now).some(value => wanted.includes(value))
    })
  )
}

export function plainList(fleet: InventoryDevice[], { search, filters, sort }: DeviceQuery, now: number) {
  const collator = new Intl.Collator('en')
  const { field, descending } = sort
  return fleet
    .filter(device => matches(device, search, filters, now))
    .sort((a, b) => {
      const [x, y] = [a[field], b[field]]
      if (x === null || y === null) {
        if (x !== y) return x === null ? 1 : -1
      } else {
        const order = typeof x === 'number' ? x - Number(y) : collator.compare(x, String(y))
        if (order !== 0) return descending ? -order : order
      }
      return a.id < b.id ? -1 : 1
    })
}

export function plainFacets(fleet: InventoryDevice[], search: string, filters: DeviceFilters, now: number) {
  return Object.fromEntries(
    DEVICE_FACETS.map(facet => {
      const { [facet]: _own, ...others } = filters
      const counts = new Map<string, number>()
      for (const device of fleet.filter(candidate => matches(candidate, search, others, now)))
        for (const value of valuesOf(device, facet, now)) counts.set(value, (counts.get(value) ?? 0) + 1)
      return [facet, Object.fromEntries(counts)]
    }),
  )
}
