import { attentionOf } from '@/lib/domain/attention'
import type { Device } from '@/lib/domain/device'
import { toAttentionFacts } from '@/lib/domain/device-facts'
import { DEVICE_FACETS, type DeviceFacet, type DeviceFilters, type DeviceQuery } from '@/lib/domain/device-query'
import type { InventoryDevice } from '@/lib/domain/inventory'
import { lastPatchTuesday } from '@/lib/domain/patch-tuesday'
import type { CurrentRevision } from '@/lib/domain/quality-updates'
import { toWindowsVersion } from '@/lib/domain/windows'

/** The inventory as one would write it who never heard of speed: what the real one is compared with. */

const DAY = 86_400_000

/** When the fleet is looked at, in milliseconds, and what it tells about updates. */
export type LookedAt = { now: number; revisions: readonly CurrentRevision[] }

export function withAttention(
  device: Device,
  now: number,
  agingMonths: number,
  revisions: readonly CurrentRevision[],
): InventoryDevice {
  return { ...device, attention: attentionOf(toAttentionFacts(device, revisions), { now, agingMonths }) }
}

/** A device's values in a facet. */
export function valuesOf(device: InventoryDevice, facet: DeviceFacet, { now, revisions }: LookedAt): string[] {
  if (facet === 'attention') return device.attention
  if (facet === 'assigned') return [device.userUpn ? 'yes' : 'no']
  if (facet === 'syncAge') {
    if (device.lastSyncAt === null) return ['never']
    const age = now - Date.parse(device.lastSyncAt)
    return [age <= DAY ? 'day' : age <= 7 * DAY ? 'week' : age <= 30 * DAY ? 'month' : 'older']
  }
  if (facet === 'updates') {
    if (device.attention.some(code => ['not-set-up', 'never-synced', 'stale-sync', 'os-unsupported'].includes(code)))
      return ['ineligible']
    if (device.attention.includes('behind-on-updates')) return ['behind']
    return [hasUpdateOfMonth(device, now, revisions) ? 'current' : 'waiting']
  }
  if (facet === 'hardwareAge') {
    if (device.ageInMonths === null) return ['unknown']
    const years = Math.floor(device.ageInMonths / 12)
    return [years < 1 ? 'under-1' : years >= 5 ? 'over-5' : `${years}-to-${years + 1}`]
  }
  return [device[facet] ?? '(none)']
}

/** Whether some revision up to the device's own became current in this month's cycle, and none after or with it did before. */
function hasUpdateOfMonth({ osVersion }: Device, now: number, revisions: readonly CurrentRevision[]): boolean {
  const version = toWindowsVersion(osVersion)
  const month = lastPatchTuesday(now)
  const ofBuild = revisions.filter(({ build }) => build === version?.build)
  const had = ofBuild.filter(({ revision }) => version && revision <= version.revision)
  const newest = had.find(one => had.every(other => other.revision <= one.revision))
  if (!newest) return false
  return ofBuild.every(({ revision, currentSince }) => revision < newest.revision || currentSince >= month)
}

function matches(device: InventoryDevice, search: string, filters: DeviceFilters, at: LookedAt): boolean {
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
      return !wanted?.length || valuesOf(device, facet, at).some(value => wanted.includes(value))
    })
  )
}

export function plainList(fleet: InventoryDevice[], { search, filters, sort }: DeviceQuery, at: LookedAt) {
  const collator = new Intl.Collator('en')
  const { field, descending, emptyLast } = sort
  const sortedBy = (device: InventoryDevice) => (emptyLast && device[field] === '' ? null : device[field])
  return fleet
    .filter(device => matches(device, search, filters, at))
    .sort((a, b) => {
      const [x, y] = [sortedBy(a), sortedBy(b)]
      if (x === null || y === null) {
        if (x !== y) return x === null ? 1 : -1
      } else {
        const order = typeof x === 'number' ? x - Number(y) : collator.compare(x, String(y))
        if (order !== 0) return descending ? -order : order
      }
      return a.id < b.id ? -1 : 1
    })
}

export function plainFacets(fleet: InventoryDevice[], search: string, filters: DeviceFilters, at: LookedAt) {
  return Object.fromEntries(
    DEVICE_FACETS.map(facet => {
      const { [facet]: _own, ...others } = filters
      const counts = new Map<string, number>()
      for (const device of fleet.filter(candidate => matches(candidate, search, others, at)))
        for (const value of valuesOf(device, facet, at)) counts.set(value, (counts.get(value) ?? 0) + 1)
      return [facet, Object.fromEntries(counts)]
    }),
  )
}
