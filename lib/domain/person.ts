import { searchPath } from './device-links'
import type { EntraGroup } from './entra-group'

/** A person of the tenant, with the devices the service lists under them. */
export type Person = {
  upn: string
  name: string
  email: string | null
  devices: PersonDevice[]
}

export type PersonDevice = {
  name: string
  serialNumber: string
  model: string
  ring: string
  /** ISO 8601 in UTC; `null` when the device has never synced. */
  lastSyncAt: string | null
}

/** One person with what only the service's single-user endpoint tells. */
export type PersonDetails = { person: Person; groups: EntraGroup[] }

/** What a person is called: their name, else their UPN. */
export function personTitle({ name, upn }: Pick<Person, 'name' | 'upn'>): string {
  return name.trim() || upn
}

/** The console's own page of a person. A UPN may hold anything: guests have `#EXT#` in theirs. */
export function personPath(upn: string): string {
  return `/users/${encodeURIComponent(upn)}`
}

/**
 * The UPN in a segment of `personPath`. Next hands a page its segments encoded, but decoded where it makes the title of a
 * page that was not found; a lone percent sign then has nothing to decode.
 */
export function upnOfSegment(segment: string): string {
  try {
    return decodeURIComponent(segment)
  } catch {
    return segment
  }
}

/** The list of people searched for a text. */
export function peopleSearchPath(search: string): string {
  return search ? `/users?search=${encodeURIComponent(search)}` : '/users'
}

/** Where a device of a person is found: the service tells no id here, by which alone a device has a page. */
export function personDeviceSearchPath({ serialNumber, name }: Pick<PersonDevice, 'serialNumber' | 'name'>): string {
  return searchPath(serialNumber || name)
}

/** The devices that synced last come first, those that never did last. */
export function byLastSync(devices: readonly PersonDevice[]): PersonDevice[] {
  return [...devices].sort((one, other) => (other.lastSyncAt ?? '').localeCompare(one.lastSyncAt ?? ''))
}

/** All users in the Entra admin center, whose pages of single users are known by an object id that the service does not tell. */
export const ENTRA_USERS_URL =
  'https://entra.microsoft.com/#view/Microsoft_AAD_UsersAndTenants/UserManagementMenuBlade/~/AllUsers'
