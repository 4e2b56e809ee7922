import { clsx } from 'clsx'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { filtersPath } from '@/lib/domain/device-links'
import type { DeviceFilters } from '@/lib/domain/device-query'

/** A number of devices, and the way to the list of just these. `data-count` is what that list is held against. */
export function CountLink({
  filters,
  count,
  className,
  children,
}: {
  filters: DeviceFilters
  count: number
  className?: string
  children: ReactNode
}) {
  return (
    <Link
      href={filtersPath(filters)}
      prefetch={false}
      data-count={count}
      className={clsx('rounded-sm decoration-line-strong underline-offset-3 hover:underline', className)}
    >
      {children}
    </Link>
  )
}
