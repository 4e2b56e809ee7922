import { useSearchParams } from 'next/navigation'
import { useEffect, useMemo, useRef, useState } from 'react'
import type { ColumnId } from '@/lib/domain/device-columns'
import { type DeviceQuery, parseDeviceQuery, type QueryFault, toDeviceParams } from '@/lib/domain/device-query'
import { toColumnsText, toShownColumns } from './column-choice'

/** A key that follows another sooner is one of many, of which only the last is searched for: a key that is held, say. */
const BURST_MS = 50
/** Rest after which what was typed counts as settled and becomes a step of the history. */
const SETTLE_MS = 700
const LONGEST_SEARCH = 200

export type DeviceAddress = {
  query: DeviceQuery
  /** The query in its canonical form, by which its answers are kept. */
  view: string
  columns: readonly ColumnId[]
  /** Whether the address has caught up with what is typed. */
  isSettled: boolean
  /** Parts of the address that could not be read. */
  faults: readonly QueryFault[]
}

/** What the address is about to say; `over` is what it said before. */
type Ahead = { query: DeviceQuery; columns: readonly ColumnId[]; over: string }

/**
 * The view as the address says it: search, filters, sort and columns. What the person does shows at once and the address
 * follows; while they type it waits until they rest, so that a word is one step back and not one for each letter.
 * `onSearch` hears of the view that is searched for before the page is drawn with it.
 */
export function useDeviceAddress(onSearch: (view: string) => void) {
  const params = useSearchParams()
  const text = params.toString()
  const [draft, setDraft] = useState<string | null>(null)
  const [ahead, setAhead] = useState<Ahead | null>(null)
  const timers = useRef<{ search?: ReturnType<typeof setTimeout>; settle?: ReturnType<typeof setTimeout> }>({})
  const typedAt = useRef(0)

  const read = useMemo(() => parseDeviceQuery(new URLSearchParams(text), ['columns']), [text])
  const columnsText = params.get('columns')
  const readColumns = useMemo(() => toShownColumns(columnsText), [columnsText])
  const isAhead = ahead !== null && (draft !== null || ahead.over === text)
  const query = isAhead ? ahead.query : read.query
  const columns = isAhead ? ahead.columns : readColumns
  const view = toDeviceParams(query).toString()
  const address: DeviceAddress = {
    query,
    view,
    columns,
    isSettled: view === toDeviceParams(read.query).toString(),
    faults: read.faults,
  }

  useEffect(() => {
    const pending = timers.current
    const stop = () => {
      clearTimeout(pending.search)
      clearTimeout(pending.settle)
    }
    const follow = () => {
      stop()
      setDraft(null)
      setAhead(null)
    }
    window.addEventListener('popstate', follow)
    return () => {
      stop()
      window.removeEventListener('popstate', follow)
    }
  }, [])

  function type(next: string) {
    const { current } = timers
    const typed = { ...query, search: toSearch(next) }
    const find = () => {
      onSearch(toDeviceParams(typed).toString())
      setAhead({ query: typed, columns, over: text })
    }
    const isBurst = Date.now() - typedAt.current < BURST_MS
    typedAt.current = Date.now()
    setDraft(next)
    clearTimeout(current.search)
    clearTimeout(current.settle)
    // At once, and not after a render: then the request is on its way before the page is drawn again.
    if (isBurst) current.search = setTimeout(find, BURST_MS)
    else find()
    current.settle = setTimeout(() => writeAddress(typed, columns), SETTLE_MS)
  }

  function go(next: DeviceQuery, nextColumns: readonly ColumnId[], step?: 'replace') {
    clearTimeout(timers.current.search)
    clearTimeout(timers.current.settle)
    setDraft(null)
    setAhead({ query: next, columns: nextColumns, over: text })
    writeAddress(next, nextColumns, step)
  }

  const search = draft === null ? query.search : toSearch(draft)
  return {
    address,
    search: {
      text: draft ?? query.search,
      type,
      /** Ends the typing: what stands in the field is searched for and becomes a step of the history. */
      finish: () => draft !== null && go({ ...query, search }, columns),
    },
    /** Another view: a step of the history. */
    show: (changes: Partial<DeviceQuery>) => go({ ...query, search, ...changes }, columns),
    /** Other columns of the same view; no step of its own. */
    showColumns: (next: readonly ColumnId[]) => go({ ...query, search }, next, 'replace'),
  }
}

/** As it stands in an address: the inventory takes no longer one. */
function toSearch(text: string): string {
  return text.trim().slice(0, LONGEST_SEARCH).trim()
}

/** Writes the address; Next's router follows. */
function writeAddress(query: DeviceQuery, columns: readonly ColumnId[], step: 'push' | 'replace' = 'push') {
  const params = toDeviceParams(query)
  const text = toColumnsText(columns)
  if (text) params.set('columns', text)
  // Commas may stand in a query as they are, and are easier to read.
  const search = params.toString().replaceAll('%2C', ',')
  const address = search ? `${window.location.pathname}?${search}` : window.location.pathname
  if (address === window.location.pathname + window.location.search) return
  if (step === 'push') window.history.pushState(null, '', address)
  else window.history.replaceState(null, '', address)
}
