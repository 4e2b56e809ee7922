import type { Device } from './device'

/** In which fields a search and a lookup find a device, in the order in which they stand in its text. */
export const SEARCHED_FIELDS = [
  'id',
  'name',
  'serialNumber',
  'userUpn',
  'userEmail',
  'assignedUser',
  'model',
  'manufacturer',
  'intuneId',
  'globalDeviceId',
] as const satisfies readonly (keyof Device)[]

export type SearchedField = (typeof SEARCHED_FIELDS)[number]

/** No text of a database can hold it, so nothing that is searched for reaches from one field into the next. */
export const FIELD_END = '\0'

/** What a search looks into: a device's searched fields, lower-case, with FIELD_END after each. */
export function toSearchText(device: Pick<Device, SearchedField>): string {
  let text = ''
  for (const field of SEARCHED_FIELDS) {
    // Nearly always they are the same.
    const isSaid = field === 'userEmail' && device.userEmail === device.userUpn
    text += isSaid ? FIELD_END : `${device[field] ?? ''}${FIELD_END}`
  }
  return text.toLowerCase()
}

/** Whether every one of the terms stands in a text. */
export function holdsAll(text: string, terms: readonly string[]): boolean {
  // A plain loop: with a million texts, as many functions would be made for `every`.
  for (const term of terms) if (!text.includes(term)) return false
  return true
}

/** Whether all that holds `terms` holds `wider` too: whoever goes on typing "la" to "lap" looks within what "la" found. */
export function areWithin(terms: readonly string[], wider: readonly string[]): boolean {
  return wider.every(part => terms.some(term => term.includes(part)))
}
