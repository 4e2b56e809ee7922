import type { Device } from '@/lib/domain/device'
import { searchTerms } from '@/lib/domain/device-query'
import { holdsAll, toSearchText } from '@/lib/domain/device-search'
import type { Person } from '@/lib/domain/person'

/** Whether each word of a text is somewhere in the fields, ignoring case; no word is in everything. */
export function holdsWords(text: string, fields: readonly (string | null)[]): boolean {
  const all = fields.join('\n').toLowerCase()
  return holdsAll(all, searchTerms(text))
}

/** Whether a device found for an earlier text matches this one too, as the inventory will say in a moment. */
export function isDeviceMatch(text: string, device: Device): boolean {
  return holdsAll(toSearchText(device), searchTerms(text))
}

/** The same of a person; the service looks into their devices as well. */
export function isPersonMatch(text: string, { name, upn, email, devices }: Person): boolean {
  return holdsWords(text, [name, upn, email, ...devices.flatMap(device => [device.name, device.serialNumber])])
}
