'use client'

import { focusRows } from './focus-rows'
import { SearchField } from './search-field'
import { useIsSheet } from './use-is-sheet'
import type { useSearchText } from './use-search-text'

/** The search of a list, bound to the page's address; the down arrow leads from it into what it found. */
export function ListSearch({
  label,
  placeholder,
  search: { text, type, finish },
  onFocus,
}: {
  label: string
  placeholder: string
  search: Pick<ReturnType<typeof useSearchText>, 'text' | 'type' | 'finish'>
  onFocus?: () => void
}) {
  const isSheet = useIsSheet()
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: hears the keys of the field in it
    <div
      className="order-last w-full sheet:order-none sheet:w-auto sheet:max-w-xl sheet:flex-1"
      onFocus={onFocus}
      onBlur={finish}
      onKeyDown={event => {
        if (event.key === 'Enter') finish()
        if (event.key === 'ArrowDown' && focusRows()) event.preventDefault()
      }}
    >
      <SearchField
        label={label}
        placeholder={placeholder}
        value={text}
        onValueChange={type}
        keys={isSheet ? undefined : '/'}
        pageSearch
      />
    </div>
  )
}
