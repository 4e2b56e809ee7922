import type { InventoryDevice } from './inventory'

/** What a column of an export is called: the admin center's own inventory headings where it has the field. */
const HEADINGS = {
  serialNumber: 'Serial Number',
  name: 'Device Name',
  lastSyncAt: 'Device Last check-in',
  managementAgent: 'Managed By',
  manufacturer: 'Manufacturer',
  model: 'Model',
  osRelease: 'OS',
  osEdition: 'OS License',
  osVersion: 'OS Version',
  enrolledAt: 'Enrollment Date',
  ring: 'Ring Name',
  userUpn: 'User UPN',
  assignedUser: 'Assigned User',
  compliance: 'Compliance',
  ageInMonths: 'Age (Months)',
  profile: 'Profile',
  profileAssignment: 'Profile Assignment',
  userEmail: 'User Email',
  osBuild: 'OS Build',
  planType: 'Plan',
  attention: 'Attention',
  id: 'Entra Device ID',
  intuneId: 'Intune Device ID',
  globalDeviceId: 'Global Device ID',
} as const satisfies Record<keyof InventoryDevice, string>

export type ExportColumn = keyof typeof HEADINGS

/** Every column an export can have, in the order in which they stand when none are chosen. */
// Object.keys forgets the keys it was given.
export const EXPORT_COLUMNS = Object.keys(HEADINGS) as ExportColumn[]

const columns = new Set<string>(EXPORT_COLUMNS)

export function exportHeading(column: ExportColumn): string {
  return HEADINGS[column]
}

/** Reads `name,serialNumber`; `null` when a part is no column or stands there twice. */
export function parseExportColumns(text: string | null): ExportColumn[] | null {
  if (text === null) return EXPORT_COLUMNS
  const names = text.split(',').map(name => name.trim())
  // Told by the set that they are columns.
  return names.every(name => columns.has(name)) && new Set(names).size === names.length
    ? (names as ExportColumn[])
    : null
}
