import type { Device } from '@/lib/domain/device'
import type { DeviceColumn } from '@/lib/domain/device-columns'
import type { SearchedField } from '@/lib/domain/device-search'

/** What a search looks into, what tells people most first. */
const FIELDS = [
  'serialNumber',
  'model',
  'manufacturer',
  'assignedUser',
  'userUpn',
  'userEmail',
  'name',
  'intuneId',
  'id',
  'globalDeviceId',
] as const satisfies readonly SearchedField[]

type Searched = Pick<Device, SearchedField>
type Columns = readonly Pick<DeviceColumn, 'id'>[]

/**
 * Where a search has found a device whose row does not show it: the field with a word that stands in none of the columns.
 * `null` where they have every word.
 * @param columns those that can be seen
 * @param search the words, in lower case
 */
export function foundElsewhere(device: Searched, columns: Columns, search: readonly string[]): SearchedField | null {
  if (search.length === 0) return null
  const shown = FIELDS.filter(field => isShown(field, device, columns))
  for (const word of search) {
    const holdsWord = (field: SearchedField) => device[field]?.toLowerCase().includes(word)
    if (shown.some(holdsWord)) continue
    const field = FIELDS.find(holdsWord)
    if (field) return field
  }
  return null
}

/** Where it has found most of those devices; `null` where the columns show all of it. */
export function mostFoundIn(
  devices: readonly Searched[],
  columns: Columns,
  search: readonly string[],
): SearchedField | null {
  const counts = new Map<SearchedField, number>()
  for (const device of devices) {
    const field = foundElsewhere(device, columns, search)
    if (field) counts.set(field, (counts.get(field) ?? 0) + 1)
  }
  const [most] = [...counts].sort(([, one], [, other]) => other - one)
  return most?.[0] ?? null
}

/** Some cells show what stands for their own value, or is why the device was found. */
function isShown(field: SearchedField, device: Searched, columns: Columns): boolean {
  const has = (column: SearchedField) => columns.some(({ id }) => id === column)
  if (field === 'serialNumber') return has(field) || (!device.name && has('name'))
  if (field === 'userUpn' || field === 'userEmail') return has(field) || has('assignedUser')
  return has(field)
}
