import { parseDeviceQuery, toDeviceParams } from '@/lib/domain/device-query'
import type { SavedView } from '@/lib/domain/saved-view'

/** The address's query string as a view keeps it, always in one form: filters, search, sort and columns, nothing else. */
export function toViewQuery(params: URLSearchParams): string {
  const { query } = parseDeviceQuery(params, ['columns'])
  const filters = Object.fromEntries(
    Object.entries(query.filters).map(([facet, values]) => [facet, [...values].sort()]),
  )
  const kept = toDeviceParams({ ...query, filters })
  const columns = params.get('columns')
  if (columns) kept.set('columns', columns)
  return kept.toString()
}

/** The view one is looking at; or the one that was open last, when it was changed since. */
export type OpenView = { view: SavedView; changed: boolean }

/**
 * @param query of the address, in the form of `toViewQuery`
 * @param lastId the view that was open last
 */
export function findOpenView(views: readonly SavedView[], query: string, lastId: string | null): OpenView | null {
  const last = views.find(({ id }) => id === lastId)
  const same = views.filter(view => toViewQuery(new URLSearchParams(view.query)) === query)
  const exact = same.find(view => view === last) ?? same.find(({ own }) => own) ?? same[0]
  if (exact) return { view: exact, changed: false }
  // Without any filter nobody takes it for a changed view.
  return last && query !== '' ? { view: last, changed: true } : null
}
