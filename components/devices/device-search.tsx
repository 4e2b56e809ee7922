import { useSyncExternalStore } from 'react'
import { ListSearch } from '@/components/ui/list-search'
import type { SearchDraft } from './search-draft'

/** The search field: it shows the view's search, or what somebody is typing. */
export function DeviceSearch({
  draft,
  search,
  type,
  finish,
}: {
  draft: SearchDraft
  search: string
  type: (text: string) => void
  finish: () => void
}) {
  const text = useSyncExternalStore(draft.subscribe, draft.read, () => null) ?? search
  return (
    <ListSearch
      label="Search devices"
      placeholder="Name, serial number, person, model or id"
      search={{ text, type, finish }}
    />
  )
}
