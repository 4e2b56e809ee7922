import type { Device } from './device'

/** How a column's values are drawn. */
export type DeviceColumnKind =
  | 'name'
  | 'person'
  | 'text'
  | 'id'
  | 'compliance'
  | 'assignment'
  | 'ring'
  | 'time'
  | 'age'
  | 'windows'

export type DeviceColumn = {
  id: keyof Device
  label: string
  kind: DeviceColumnKind
  /** Least width in pixels; what is left over is shared by `grow`. */
  width: number
  grow: number
  /** Whether the service's text search looks into this field. */
  searched: boolean
  /** Shown unless the person chooses otherwise; these fit a window of 1440 pixels. */
  shown: boolean
}

export const DEVICE_COLUMNS: readonly DeviceColumn[] = [
  { id: 'name', label: 'Name', kind: 'name', width: 172, grow: 3, searched: true, shown: true },
  { id: 'assignedUser', label: 'User', kind: 'person', width: 148, grow: 3, searched: false, shown: true },
  { id: 'compliance', label: 'Compliance', kind: 'compliance', width: 146, grow: 0, searched: false, shown: true },
  { id: 'ring', label: 'Ring', kind: 'ring', width: 96, grow: 0, searched: false, shown: true },
  { id: 'lastSyncAt', label: 'Last sync', kind: 'time', width: 128, grow: 0, searched: false, shown: true },
  { id: 'model', label: 'Model', kind: 'text', width: 140, grow: 2, searched: false, shown: true },
  { id: 'serialNumber', label: 'Serial number', kind: 'id', width: 128, grow: 1, searched: true, shown: true },
  { id: 'osVersion', label: 'Windows', kind: 'windows', width: 164, grow: 1, searched: false, shown: true },
  { id: 'userUpn', label: 'User principal name', kind: 'text', width: 220, grow: 2, searched: true, shown: false },
  { id: 'userEmail', label: 'Email', kind: 'text', width: 220, grow: 2, searched: true, shown: false },
  { id: 'profile', label: 'Profile', kind: 'text', width: 120, grow: 0, searched: false, shown: false },
  {
    id: 'profileAssignment',
    label: 'Profile assignment',
    kind: 'assignment',
    width: 160,
    grow: 0,
    searched: false,
    shown: false,
  },
  { id: 'ageInMonths', label: 'Age', kind: 'age', width: 128, grow: 0, searched: false, shown: false },
  { id: 'manufacturer', label: 'Manufacturer', kind: 'text', width: 150, grow: 1, searched: false, shown: false },
  { id: 'osEdition', label: 'Edition', kind: 'text', width: 110, grow: 0, searched: false, shown: false },
  { id: 'planType', label: 'Plan', kind: 'text', width: 96, grow: 0, searched: false, shown: false },
  { id: 'managementAgent', label: 'Managed by', kind: 'text', width: 110, grow: 0, searched: false, shown: false },
  { id: 'enrolledAt', label: 'Enrolled', kind: 'time', width: 128, grow: 0, searched: false, shown: false },
  { id: 'globalDeviceId', label: 'Global device id', kind: 'id', width: 190, grow: 1, searched: true, shown: false },
  { id: 'intuneId', label: 'Intune device id', kind: 'id', width: 190, grow: 1, searched: false, shown: false },
  { id: 'id', label: 'Entra device id', kind: 'id', width: 190, grow: 1, searched: false, shown: false },
]

/** A device's value in a column as text for the clipboard; empty where there is none. */
export function deviceText(device: Device, column: keyof Device): string {
  const value = device[column]
  return value === null ? '' : String(value)
}
