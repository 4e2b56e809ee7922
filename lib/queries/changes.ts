import { infiniteQueryOptions, type QueryClient, queryOptions } from '@tanstack/react-query'
import type { ChangeSummary, ChangesAnswer } from '@/lib/domain/change'
import { fetchJson } from './fetcher'
import { retryRead } from './retry-read'

const MINUTE = 60_000
/** What the first HTML holds; further pages are larger. */
export const FIRST_CHANGES = 100
const MORE_CHANGES = 400
/** Of a single device: what fits a card, and then all that is of interest at once. */
const FEW_CHANGES = 8
const MORE_OF_DEVICE = 50

/** `view` is a query in its canonical form: `toChangeParams(query).toString()`. */
export const changeKeys = {
  all: ['changes'] as const,
  list: (view: string) => ['changes', 'list', view] as const,
  summary: (view: string) => ['changes', 'summary', view] as const,
  device: (id: string) => ['changes', 'device', id] as const,
}

/** The changes of a view, newest first, page by page. They stay good until there is another snapshot. */
export function changesQuery(view: string) {
  return pagesQuery(changeKeys.list(view), `/api/inventory/changes?${view}`, FIRST_CHANGES, MORE_CHANGES)
}

/** The changes of one device, newest first. */
export function deviceChangesQuery(id: string) {
  const path = `/api/inventory/devices/${encodeURIComponent(id)}/changes?`
  return pagesQuery(changeKeys.device(id), path, FEW_CHANGES, MORE_OF_DEVICE)
}

/** How often what happened in a view. */
export function changeSummaryQuery(view: string) {
  return queryOptions({
    queryKey: changeKeys.summary(view),
    queryFn: async ({ signal }) =>
      // The console's own API, which makes its answers of this type; so below.
      (await fetchJson(`/api/inventory/changes/summary?${view}`, { signal })) as ChangeSummary,
    staleTime: Number.POSITIVE_INFINITY,
    retry: retryRead,
  })
}

/** Has everything read again: there is a newer snapshot. */
export function renewChanges(client: QueryClient): void {
  void client.invalidateQueries({ queryKey: changeKeys.all })
}

function pagesQuery<Key extends readonly string[]>(queryKey: Key, path: string, first: number, more: number) {
  return infiniteQueryOptions({
    queryKey,
    queryFn: async ({ pageParam, signal }) => {
      const page = new URLSearchParams({ limit: String(pageParam ? more : first) })
      if (pageParam) page.set('cursor', pageParam)
      return (await fetchJson(`${path}&${page}`, { signal })) as ChangesAnswer
    },
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }: ChangesAnswer) => nextCursor,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 5 * MINUTE,
    retry: retryRead,
  })
}
