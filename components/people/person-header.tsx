'use client'

import { RotateCw } from 'lucide-react'
import { Button } from '@/components/ui/button'
import { CopyButton } from '@/components/ui/copy-button'
import { PortalLink } from '@/components/ui/portal-link'
import { RelativeTime } from '@/components/ui/relative-time'
import { ENTRA_USERS_URL, type Person, personTitle } from '@/lib/domain/person'
import { PersonBreadcrumb } from './person-breadcrumb'

/** Who this is, how they are reached, and how old that knowledge is. */
export function PersonHeader({
  person,
  readAt,
  refreshing,
  onRefresh,
}: {
  person: Person
  /** Milliseconds; `null` while only an earlier list is known. */
  readAt: number | null
  refreshing: boolean
  onRefresh?: (() => void) | undefined
}) {
  const { upn, email } = person
  return (
    <header>
      <PersonBreadcrumb />
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3 pt-1">
        <div className="min-w-0">
          <h1 className="break-words font-semibold text-xl">{personTitle(person)}</h1>
          <dl className="mt-1 flex flex-wrap gap-x-8 gap-y-1 text-sm">
            <Address label="User principal name" value={upn} />
            <Address label="Email" value={email} />
          </dl>
        </div>
        <div className="flex flex-wrap items-center gap-2">
          {readAt !== null && (
            <span className="text-ink-muted text-sm max-sheet:w-full">
              Read <RelativeTime iso={new Date(readAt).toISOString()} focusable />
            </span>
          )}
          {onRefresh && (
            <Button icon={RotateCw} pending={refreshing} onClick={onRefresh}>
              Refresh
            </Button>
          )}
          <PortalLink
            href={ENTRA_USERS_URL}
            tooltip="All users in the Entra admin center. It cannot be led to one by UPN: copy the UPN and search there."
          >
            Entra users
          </PortalLink>
        </div>
      </div>
    </header>
  )
}

function Address({ label, value }: { label: string; value: string | null }) {
  return (
    <div className="flex min-w-0 items-center gap-x-2 max-sheet:w-full max-sheet:flex-col max-sheet:items-start">
      <dt className="shrink-0 text-ink-muted">{label}</dt>
      <dd className="flex min-w-0 items-center gap-1">
        <span className="min-w-0 break-all">{value || <span className="text-ink-faint">None</span>}</span>
        {value && <CopyButton value={value} label={`Copy ${label === 'Email' ? 'email' : 'user principal name'}`} />}
      </dd>
    </div>
  )
}
