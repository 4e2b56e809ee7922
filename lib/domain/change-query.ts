import { CHANGE_KINDS, type ChangeKind, type DeviceChange, EVENT_FIELDS, type EventField } from './change'
import { LONGEST_SEARCH, MOST_VALUES, type QueryFault, shorten } from './device-query'
import { toIsoTimestamp } from './timestamp'

/** Which changes. Of a list any value counts, of the parts all; an empty list is no condition. */
export type ChangeQuery = {
  /** Words that must all be found in the device, as it is or was; as the person typed them. */
  search: string
  /** Milliseconds: the first one that counts, and the first one that does not any more. */
  since: number | null
  until: number | null
  kind: readonly ChangeKind[]
  /** What `changed` stands for, and with it `changed` itself: added devices and changed rings are `added` and `ring`. */
  field: readonly EventField[]
  /** Of the devices as they are now, or were last. */
  ring: readonly string[]
  model: readonly string[]
  deviceId: string | null
}

export const EVERY_CHANGE: ChangeQuery = {
  search: '',
  since: null,
  until: null,
  kind: [],
  field: [],
  ring: [],
  model: [],
  deviceId: null,
}

const DAY_MS = 86_400_000
/** No text of a database can hold a NUL. */
const ID = /^[^\0]{1,200}$/
const SINGLE = ['search', 'since', 'until', 'deviceId']
const REPEATED = ['kind', 'field', 'ring', 'model']

/**
 * Reads a query from an address, as `parseDeviceQuery` does: what cannot be read is named in `faults` and left out.
 * A bare date is a day in UTC, the whole of which counts; parameters of the caller's are `others`.
 */
export function parseChangeQuery(
  params: URLSearchParams,
  others: readonly string[] = [],
): { query: ChangeQuery; faults: QueryFault[] } {
  const faults: QueryFault[] = []
  const refuse = (parameter: string, message: string) => void faults.push({ parameter, message })

  for (const name of new Set(params.keys())) {
    if (SINGLE.includes(name) && params.getAll(name).length > 1) refuse(name, `${name} is given more than once.`)
    else if (![...SINGLE, ...REPEATED, ...others].includes(name)) {
      refuse(name, `There is no parameter ${shorten(name)}.`)
    }
  }

  const search = (params.get('search') ?? '').trim()
  if (search.length > LONGEST_SEARCH) refuse('search', `search takes at most ${LONGEST_SEARCH} characters.`)
  const deviceId = params.get('deviceId')
  const isId = deviceId === null || ID.test(deviceId)
  if (!isId) refuse('deviceId', 'deviceId takes the id of a device.')

  const since = readInstant('since', 0)
  const until = readInstant('until', DAY_MS)
  const isEmpty = since !== null && until !== null && until <= since
  if (isEmpty) refuse('until', 'until takes a time after since.')

  const query = {
    search: search.slice(0, LONGEST_SEARCH),
    since,
    until: isEmpty ? null : until,
    kind: readWords('kind', CHANGE_KINDS),
    field: readWords('field', EVENT_FIELDS),
    ring: readValues('ring'),
    model: readValues('model'),
    deviceId: isId ? deviceId : null,
  }
  return { query, faults }

  /** @param dayMs what a bare date stands for beyond its beginning, in milliseconds */
  function readInstant(name: string, dayMs: number): number | null {
    const text = params.get(name)
    if (text === null) return null
    const instant = toInstant(text)
    if (instant === null)
      refuse(name, `${name} takes a date such as 2026-11-27, or a time such as 2026-11-27T08:30:00Z.`)
    return instant === null ? null : instant + (text.includes('T') ? 0 : dayMs)
  }

  function readWords<Word extends string>(name: string, words: readonly Word[]): Word[] {
    const values = params.getAll(name)
    const known = words.filter(word => values.includes(word))
    if (known.length < new Set(values).size) refuse(name, `${name} takes ${words.join(', ')}.`)
    return known
  }

  function readValues(name: string): string[] {
    const values = [...new Set(params.getAll(name))]
    if (values.length <= MOST_VALUES) return values
    refuse(name, `${name} takes at most ${MOST_VALUES} values.`)
    return []
  }
}

/** Milliseconds; `null` for text that is no time, or names a day that its month does not have. */
function toInstant(text: string): number | null {
  const instant = toIsoTimestamp(text)
  if (instant === null) return null
  const day = Date.parse(text.slice(0, 10))
  return new Date(day).toISOString().startsWith(text.slice(0, 10)) ? Date.parse(instant) : null
}

/** Writes a query as the parameters of an address, always in the same order, without what is no condition. */
export function toChangeParams({ search, since, until, deviceId, ...query }: ChangeQuery): URLSearchParams {
  const params = new URLSearchParams()
  if (search) params.set('search', search)
  if (since !== null) params.set('since', isMidnight(since) ? toDate(since) : toTime(since))
  if (until !== null) params.set('until', isMidnight(until) ? toDate(until - DAY_MS) : toTime(until))
  for (const kind of CHANGE_KINDS) if (query.kind.includes(kind)) params.append('kind', kind)
  for (const field of EVENT_FIELDS) if (query.field.includes(field)) params.append('field', field)
  for (const ring of query.ring) params.append('ring', ring)
  for (const model of query.model) params.append('model', model)
  if (deviceId !== null) params.set('deviceId', deviceId)
  return params
}

const isMidnight = (instant: number) => instant % DAY_MS === 0
const toTime = (instant: number) => new Date(instant).toISOString().replace('.000Z', 'Z')
const toDate = (instant: number) => toTime(instant).slice(0, 10)

/** Something that can have happened: a kind, and for `changed` the field. */
export type Happening = Pick<DeviceChange, 'kind' | 'field'>

/** Everything that can have happened, in the order in which it is told. */
export const HAPPENINGS: readonly Happening[] = [
  ...CHANGE_KINDS.filter(kind => kind !== 'changed').map(kind => ({ kind, field: null })),
  ...EVENT_FIELDS.map(field => ({ kind: 'changed' as const, field })),
]

/** What of it a query asks for; `null` when that is everything. */
export function wantedHappenings({ kind, field }: Pick<ChangeQuery, 'kind' | 'field'>): readonly Happening[] | null {
  const wanted = HAPPENINGS.filter(happening =>
    happening.field === null
      ? kind.includes(happening.kind)
      : field.length > 0
        ? field.includes(happening.field)
        : kind.includes('changed'),
  )
  const isEverything = wanted.length === HAPPENINGS.length || (kind.length === 0 && field.length === 0)
  return isEverything ? null : wanted
}

/** What a view's figures are of: everything that happened to its devices in its time; `null` for a view of all time. */
export function toSummed(query: ChangeQuery): ChangeQuery | null {
  return query.since === null ? null : { ...query, kind: [], field: [] }
}
