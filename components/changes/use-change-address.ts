import { useSearchParams } from 'next/navigation'
import { useMemo } from 'react'
import { useSearchText } from '@/components/ui/use-search-text'
import { type ChangeQuery, parseChangeQuery, toChangeParams, toSummed } from '@/lib/domain/change-query'

/** Which changes the page's address asks for, and how to ask for others. */
export function useChangeAddress() {
  const text = useSearchParams().toString()
  const search = useSearchText()
  const read = useMemo(() => {
    const { query, faults } = parseChangeQuery(new URLSearchParams(text))
    const summed = toSummed(query)
    return {
      query,
      faults,
      /** The query in its canonical form, by which its answers are kept; and that of its figures, where it has some. */
      view: toChangeParams(query).toString(),
      summed: summed && toChangeParams(summed).toString(),
    }
  }, [text])
  return { ...read, search, show }
}

/** Another view: a step of the history. Next's router follows. */
function show(changes: Partial<ChangeQuery>) {
  // What was typed a moment ago may stand in the address already, and not yet on the page.
  const { query } = parseChangeQuery(new URLSearchParams(window.location.search))
  const params = toChangeParams({ ...query, ...changes }).toString()
  const address = params ? `${window.location.pathname}?${params}` : window.location.pathname
  window.history.pushState(null, '', address)
}
