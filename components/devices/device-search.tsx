import { type ExternalStore, useExternalStore } from '@/components/ui/external-store'
import { ListSearch } from '@/components/ui/list-search'

/** The search field: it shows the view's search, or what somebody is typing. */
export function DeviceSearch({
  draft,
  search,
  type,
  finish,
  begin,
}: {
  draft: ExternalStore<string | null>
  search: string
  type: (text: string) => void
  finish: () => void
  /** Somebody comes to the field. */
  begin: () => void
}) {
  const text = useExternalStore(draft) ?? search
  return (
    <ListSearch
      label="Search devices"
      placeholder="Name, serial number, person, model or id"
      search={{ text, type, finish }}
      onFocus={begin}
    />
  )
}
