import { useSearchParams } from 'next/navigation'
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { createExternalStore } from '@/components/ui/external-store'
import type { ColumnId } from '@/lib/domain/device-columns'
import { type DeviceQuery, parseDeviceQuery, type QueryFault, toDeviceParams } from '@/lib/domain/device-query'
import { toColumnsText, toShownColumns } from './column-choice'

/** A key that follows another sooner is one of many, of which only the last is searched for: a key that is held, say. */
const BURST_MS = 50
/** Rest after which what was typed counts as settled and becomes a step of the history. */
const SETTLE_MS = 700
/** Rows that take longer are shown as being on their way. */
const AHEAD_MS = 200
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

/** What the address is about to say; `over` is what it said before. What is typed lasts until the typing ends. */
type Ahead = { query: DeviceQuery; columns: readonly ColumnId[]; over: string; isTyped: boolean }

/**
 * The view as the address says it: search, filters, sort and columns. What the person does shows at once and the address
 * follows; while they type it waits until they rest, so that a word is one step back and not one for each letter.
 * `readAhead` reads the first rows of a view that is searched for. The page is drawn with the view when they are there, once
 * and not twice, but waits only so long for them.
 */
export function useDeviceAddress(readAhead: (view: string) => Promise<void>) {
  const params = useSearchParams()
  const text = params.toString()
  /** What stands in the search field while somebody types; `null` when that is what the view says. A key draws the field alone. */
  const [draft] = useState(() => createExternalStore<string | null>(null))
  /** The view that what was typed asks for, until something else is done; the page follows once it is there. */
  const [sought] = useState(() => createExternalStore<string | null>(null))
  const [ahead, setAhead] = useState<Ahead | null>(null)
  const timers = useRef<{ search?: ReturnType<typeof setTimeout>; settle?: ReturnType<typeof setTimeout> }>({})
  const typedAt = useRef(0)
  const awaited = useRef<DeviceQuery | null>(null)

  const read = useMemo(() => parseDeviceQuery(new URLSearchParams(text), ['columns']), [text])
  const columnsText = params.get('columns')
  const readColumns = useMemo(() => toShownColumns(columnsText), [columnsText])
  const isAhead = ahead !== null && (ahead.isTyped || ahead.over === text)
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
  const latest = useRef({ query, columns, text })
  useLayoutEffect(() => {
    latest.current = { query, columns, text }
  })

  const endTyping = useCallback(() => {
    clearTimeout(timers.current.search)
    clearTimeout(timers.current.settle)
    awaited.current = null
    draft.write(null)
    sought.write(null)
  }, [draft, sought])

  useEffect(() => {
    const follow = () => {
      endTyping()
      setAhead(null)
    }
    window.addEventListener('popstate', follow)
    return () => {
      endTyping()
      window.removeEventListener('popstate', follow)
    }
  }, [endTyping])

  const go = useCallback(
    (changes: Partial<DeviceQuery>, nextColumns = latest.current.columns, step?: 'replace') => {
      const { query, text } = latest.current
      const typed = draft.read()
      const next = { ...query, ...(typed === null ? {} : { search: toSearch(typed) }), ...changes }
      endTyping()
      setAhead({ query: next, columns: nextColumns, over: text, isTyped: false })
      writeAddress(next, nextColumns, step)
    },
    [draft, endTyping],
  )

  function type(next: string) {
    const { current } = timers
    const typed = { ...query, search: toSearch(next) }
    const find = async () => {
      awaited.current = typed
      const wanted = toDeviceParams(typed).toString()
      const rest = new Promise(resolve => setTimeout(resolve, AHEAD_MS))
      const read = readAhead(wanted)
      sought.write(wanted)
      await Promise.race([read, rest])
      if (awaited.current === typed) setAhead({ query: typed, columns, over: text, isTyped: true })
    }
    const isBurst = Date.now() - typedAt.current < BURST_MS
    typedAt.current = Date.now()
    draft.write(next)
    clearTimeout(current.search)
    clearTimeout(current.settle)
    // At once, and not after a render: then the request is on its way before the page is drawn again.
    if (isBurst) current.search = setTimeout(find, BURST_MS)
    else void find()
    current.settle = setTimeout(() => writeAddress(typed, columns), SETTLE_MS)
  }

  return {
    address,
    sought,
    search: {
      draft,
      search: query.search,
      type,
      /** Ends the typing: what stands in the field is searched for and becomes a step of the history. */
      finish: () => draft.read() !== null && go({}),
    },
    /** Another view: a step of the history. */
    show: useCallback((changes: Partial<DeviceQuery>) => go(changes), [go]),
    /** Other columns of the same view; no step of its own. */
    showColumns: useCallback((next: readonly ColumnId[]) => go({}, next, 'replace'), [go]),
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
