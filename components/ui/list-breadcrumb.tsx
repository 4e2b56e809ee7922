'use client'

import { ChevronLeft } from 'lucide-react'
import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { useSyncExternalStore } from 'react'
import { lastListAddress } from './list-position'

const subscribe = () => () => {}

/** The way back to a list: to the search and the place one came from, where one came from there. */
export function ListBreadcrumb({ label, path }: { label: string; path: string }) {
  const router = useRouter()
  const list = useSyncExternalStore(
    subscribe,
    () => lastListAddress(path),
    () => null,
  )
  return (
    <Link
      href={list ?? path}
      prefetch={false}
      onClick={event => {
        // Going back keeps the place in the list; following the link would begin at its top.
        if (!list || event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return
        event.preventDefault()
        router.back()
      }}
      className="-ml-1 inline-flex h-7 items-center gap-0.5 rounded pr-2 text-ink-muted text-sm hover:text-ink"
    >
      <ChevronLeft aria-hidden className="size-4" />
      {label}
    </Link>
  )
}
