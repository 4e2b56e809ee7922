import { ATTENTION_CODES } from './attention'
import { HARDWARE_AGES } from './hardware-age'
import { UPDATE_STATUSES } from './update-status'

/** What the fleet can be filtered by and is counted by. */
export const DEVICE_FACETS = [
  'attention',
  'compliance',
  'ring',
  'syncAge',
  'updates',
  'osRelease',
  'osBuild',
  'profile',
  'profileAssignment',
  'assigned',
  'manufacturer',
  'model',
  'hardwareAge',
  'planType',
  'managementAgent',
] as const

export type DeviceFacet = (typeof DEVICE_FACETS)[number]

/** What stands for null in a facet's values. */
export const NONE = '(none)'

/** How long ago a device last synced: within a day, a week, a month (30 days), longer ago, or never. */
export const SYNC_AGES = ['day', 'week', 'month', 'older', 'never'] as const
export type SyncAge = (typeof SYNC_AGES)[number]

/** Facets whose values are ours; those of the others are the service's own words, whatever they are. */
const OWN_VALUES: Partial<Record<DeviceFacet, readonly string[]>> = {
  attention: ATTENTION_CODES,
  syncAge: SYNC_AGES,
  updates: UPDATE_STATUSES,
  hardwareAge: HARDWARE_AGES,
  assigned: ['yes', 'no'],
}

/** The fields that devices can be sorted by: all of ours that hold one value. */
export const SORT_FIELDS = [
  'name',
  'assignedUser',
  'userUpn',
  'userEmail',
  'serialNumber',
  'compliance',
  'ring',
  'lastSyncAt',
  'model',
  'manufacturer',
  'osVersion',
  'osBuild',
  'osRelease',
  'osEdition',
  'profile',
  'profileAssignment',
  'ageInMonths',
  'enrolledAt',
  'planType',
  'managementAgent',
  'id',
  'intuneId',
  'globalDeviceId',
] as const

export type SortField = (typeof SORT_FIELDS)[number]
export type DeviceSort = {
  field: SortField
  descending: boolean
  /** An empty text goes last, as one that is missing does. */
  emptyLast?: boolean
}
export type DeviceFilters = Partial<Record<DeviceFacet, readonly string[]>>

/** Which devices, and in which order: what a view of the fleet is. */
export type DeviceQuery = {
  /** Words that must all be found in a device, as the person typed them. */
  search: string
  /** The devices of a lookup, which alone are then asked about; `null` for the whole fleet. */
  set: string | null
  /** Of a facet's values any; of the facets all. */
  filters: DeviceFilters
  sort: DeviceSort
}

/** By name, and devices without one after all others; `sort=name` is strict and has them first. */
export const DEFAULT_SORT: DeviceSort = { field: 'name', descending: false, emptyLast: true }
export const EVERY_DEVICE: DeviceQuery = { search: '', set: null, filters: {}, sort: DEFAULT_SORT }

/** Characters of a search. */
export const LONGEST_SEARCH = 200
const SET_ID = /^[0-9a-f]{32}$/
/** Values of a filter. */
export const MOST_VALUES = 200

/** A part of a query that cannot be read: which parameter, and what it may be. */
export type QueryFault = { parameter: string; message: string }

const facets = new Set<string>(DEVICE_FACETS)
const sortFields = new Set<string>(SORT_FIELDS)
/** The parameters that are given once. */
const SINGLE = new Set(['search', 'set', 'sort'])

export function isDeviceFacet(name: string): name is DeviceFacet {
  return facets.has(name)
}

/**
 * Reads a query from an address. What cannot be read is named in `faults` and left out of `query`: the API refuses such
 * a request, a page shows the rest. Parameters that are not about the query are the caller's (`others`).
 */
export function parseDeviceQuery(
  params: URLSearchParams,
  others: readonly string[] = [],
): { query: DeviceQuery; faults: QueryFault[] } {
  const faults: QueryFault[] = []
  const filters: Partial<Record<DeviceFacet, string[]>> = {}
  for (const name of new Set(params.keys())) {
    const values = [...new Set(params.getAll(name))]
    if (isDeviceFacet(name)) {
      const allowed = OWN_VALUES[name]
      const known = allowed ? values.filter(value => allowed.includes(value)) : values
      if (allowed && known.length < values.length) {
        faults.push({ parameter: name, message: `${name} takes ${allowed.join(', ')}.` })
      }
      if (known.length > MOST_VALUES) {
        faults.push({ parameter: name, message: `${name} takes at most ${MOST_VALUES} values.` })
      } else if (known.length > 0) filters[name] = known
    } else if (!SINGLE.has(name) && !others.includes(name)) {
      faults.push({ parameter: name, message: `There is no parameter ${shorten(name)}.` })
    }
    if (SINGLE.has(name) && params.getAll(name).length > 1) {
      faults.push({ parameter: name, message: `${name} is given more than once.` })
    }
  }
  const search = (params.get('search') ?? '').trim()
  if (search.length > LONGEST_SEARCH) {
    faults.push({ parameter: 'search', message: `search takes at most ${LONGEST_SEARCH} characters.` })
  }
  const set = params.get('set')
  const isSet = set === null || SET_ID.test(set)
  if (!isSet) faults.push({ parameter: 'set', message: 'set takes the id of a lookup’s devices, of 32 digits.' })
  const sort = parseSort(params.get('sort'))
  if (!sort) {
    const message = `sort takes one of ${SORT_FIELDS.join(', ')}, with - in front for descending.`
    faults.push({ parameter: 'sort', message })
  }
  const query = {
    search: search.slice(0, LONGEST_SEARCH),
    set: isSet ? set : null,
    filters,
    sort: sort ?? DEFAULT_SORT,
  }
  return { query, faults }
}

function parseSort(value: string | null): DeviceSort | null {
  if (value === null) return DEFAULT_SORT
  const field = value.replace(/^-/, '')
  // Told by the set that it is one of them.
  return sortFields.has(field) ? { field: field as SortField, descending: value.startsWith('-') } : null
}

/** Writes a query as the parameters of an address, always in the same order, without what is the default. */
export function toDeviceParams({ search, set, filters, sort }: DeviceQuery): URLSearchParams {
  const params = new URLSearchParams()
  if (search) params.set('search', search)
  if (set) params.set('set', set)
  for (const facet of DEVICE_FACETS) for (const value of filters[facet] ?? []) params.append(facet, value)
  if (!isDefault(sort)) params.set('sort', `${sort.descending ? '-' : ''}${sort.field}`)
  return params
}

/** The order that somebody means who sorts by a field. */
export function sortBy(field: SortField, descending = false): DeviceSort {
  return field === DEFAULT_SORT.field && !descending ? DEFAULT_SORT : { field, descending }
}

function isDefault({ field, descending, emptyLast }: DeviceSort): boolean {
  return field === DEFAULT_SORT.field && descending === DEFAULT_SORT.descending && emptyLast === DEFAULT_SORT.emptyLast
}

/** The words of a search in the form in which they are compared. */
export function searchTerms(search: string): string[] {
  return [...new Set(search.toLowerCase().split(/\s+/).filter(Boolean))]
}

/** A text for a message that names it. */
export function shorten(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text
}
