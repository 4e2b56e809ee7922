'use client'

import { ChevronLeft } from 'lucide-react'
import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { useSyncExternalStore } from 'react'
import { lastListAddress } from './list-position'

const subscribe = () => () => {}

/** The way back to the list: to the search and the place one came from, where one came from there. */
export function DeviceBreadcrumb() {
  const router = useRouter()
  const list = useSyncExternalStore(subscribe, lastListAddress, () => null)
  return (
    <Link
      href={list ?? '/devices'}
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
      Devices
    </Link>
  )
}
