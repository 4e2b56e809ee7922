import { type DeviceFacet, SORT_FIELDS, type SortField } from './device-query'
import { SEARCHED_FIELDS } from './device-search'
import type { ExportColumn } from './export-columns'
import type { InventoryDevice } from './inventory'

/** How a column's values are drawn. */
export type DeviceColumnKind =
  | 'name'
  | 'attention'
  | 'person'
  | 'text'
  | 'id'
  | 'compliance'
  | 'assignment'
  | 'ring'
  | 'time'
  | 'age'
  | 'windows'

export type ColumnId = keyof InventoryDevice

export type DeviceColumn = {
  id: ColumnId
  label: string
  kind: DeviceColumnKind
  /** In pixels, until the person chooses another; what is left over is shared by `grow`. */
  width: number
  grow: number
  /** Whether the inventory's search looks into this field. */
  searched: boolean
  /** Which facet holds the values, if one does. */
  facet: DeviceFacet | null
  /** Shown unless the person chooses otherwise; these fit a window of 1440 pixels beside navigation and filters. */
  shown: boolean
}

const searchedFields = new Set<string>(SEARCHED_FIELDS)

const column = (
  id: ColumnId,
  label: string,
  kind: DeviceColumnKind,
  width: number,
  rest: Partial<Omit<DeviceColumn, 'searched'>> = {},
): DeviceColumn => ({
  id,
  label,
  kind,
  width,
  grow: 0,
  searched: searchedFields.has(id),
  facet: null,
  shown: false,
  ...rest,
})

/** Every column there is, the name first, where it always stands. */
export const DEVICE_COLUMNS: readonly DeviceColumn[] = [
  column('name', 'Name', 'name', 150, { grow: 3, shown: true }),
  column('attention', 'Attention', 'attention', 84, { facet: 'attention', shown: true }),
  column('assignedUser', 'User', 'person', 120, { grow: 3, shown: true }),
  column('compliance', 'Compliance', 'compliance', 142, { facet: 'compliance', shown: true }),
  column('ring', 'Ring', 'ring', 84, { facet: 'ring', shown: true }),
  column('lastSyncAt', 'Last sync', 'time', 100, { shown: true }),
  column('osVersion', 'Windows', 'windows', 168, { grow: 1, facet: 'osRelease', shown: true }),
  column('serialNumber', 'Serial number', 'id', 108, { grow: 1, shown: true }),
  column('model', 'Model', 'text', 140, { grow: 2, facet: 'model' }),
  column('manufacturer', 'Manufacturer', 'text', 150, { grow: 1, facet: 'manufacturer' }),
  column('userUpn', 'User principal name', 'text', 220, { grow: 2 }),
  column('userEmail', 'Email', 'text', 220, { grow: 2 }),
  column('profile', 'Profile', 'text', 120, { facet: 'profile' }),
  column('profileAssignment', 'Profile assignment', 'assignment', 160, { facet: 'profileAssignment' }),
  column('ageInMonths', 'Age', 'age', 128),
  column('osEdition', 'Edition', 'text', 110),
  column('planType', 'Plan', 'text', 96, { facet: 'planType' }),
  column('managementAgent', 'Managed by', 'text', 110, { facet: 'managementAgent' }),
  column('enrolledAt', 'Enrolled', 'time', 128),
  column('globalDeviceId', 'Global device id', 'id', 190, { grow: 1 }),
  column('intuneId', 'Intune device id', 'id', 190, { grow: 1 }),
  column('id', 'Entra device id', 'id', 190, { grow: 1 }),
]

const sortFields = new Set<string>(SORT_FIELDS)

/** The field a column sorts by; `null` for one that holds several values. */
export function sortFieldOf({ id }: Pick<DeviceColumn, 'id'>): SortField | null {
  // Told by the set that it is one of them.
  return sortFields.has(id) ? (id as SortField) : null
}

/** The columns of an export that say what these columns show. */
export function toExportColumns(columns: readonly Pick<DeviceColumn, 'id'>[]): ExportColumn[] {
  return columns.flatMap(({ id }): ExportColumn[] => (id === 'osVersion' ? ['osRelease', 'osVersion'] : [id]))
}

/** A device's value in a column as text, in the same words as in an export; empty where there is none. */
export function deviceText(device: InventoryDevice, column: ColumnId): string {
  const value = device[column]
  if (Array.isArray(value)) return value.join(' ')
  return value === null ? '' : String(value)
}
