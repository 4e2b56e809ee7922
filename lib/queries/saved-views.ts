import { queryOptions } from '@tanstack/react-query'
import type { SavedView, SavedViewDraft, SavedViewsAnswer } from '@/lib/domain/saved-view'
import { fetchJson } from './fetcher'
import { retryRead } from './retry-read'

const PATH = '/api/console/views'

export const savedViewsKey = ['saved-views'] as const

/** One's own views and those that are shared, by name. */
export const savedViewsQuery = queryOptions({
  queryKey: savedViewsKey,
  // The console's own API, which makes its answers of these types; so below.
  queryFn: async ({ signal }) => (await fetchJson(PATH, { signal })) as SavedViewsAnswer,
  retry: retryRead,
})

export async function createView(draft: SavedViewDraft): Promise<SavedView> {
  return ((await fetchJson(PATH, { method: 'POST', body: draft })) as { view: SavedView }).view
}

export async function changeView({ id, ...change }: { id: string } & Partial<SavedViewDraft>): Promise<SavedView> {
  return ((await fetchJson(`${PATH}/${id}`, { method: 'PATCH', body: change })) as { view: SavedView }).view
}

export async function deleteView(id: string): Promise<void> {
  await fetchJson(`${PATH}/${id}`, { method: 'DELETE' })
}
