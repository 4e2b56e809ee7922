'use client'

import { useSearchParams } from 'next/navigation'
import { useEffect, useSyncExternalStore } from 'react'
import type { SavedView } from '@/lib/domain/saved-view'
import { findOpenView, type OpenView, toViewQuery } from './views-query'

/** In the tab's own storage, so that a view is known as changed also after a reload. */
const KEY = 'open-view'
const subscribe = () => () => {}

/** Makes a view the one that was open last, also where another has the same query. */
export function rememberView(id: string): void {
  sessionStorage.setItem(KEY, id)
}

/** The query of the address as a view keeps it, and the view that is open or was changed since. */
export function useOpenView(views: readonly SavedView[]): { query: string; open: OpenView | null } {
  const params = useSearchParams()
  const query = toViewQuery(new URLSearchParams(params))
  const lastId = useSyncExternalStore(
    subscribe,
    () => sessionStorage.getItem(KEY),
    () => null,
  )
  const open = findOpenView(views, query, lastId)
  const openId = open?.changed === false ? open.view.id : null
  useEffect(() => {
    if (openId) rememberView(openId)
    else if (query === '') sessionStorage.removeItem(KEY)
  }, [openId, query])
  return { query, open }
}
