'use client'

import { useQuery } from '@tanstack/react-query'
import { LogOut } from 'lucide-react'
import { usePathname, useSearchParams } from 'next/navigation'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Segmented } from '@/components/ui/segmented'
import { Skeleton } from '@/components/ui/skeleton'
import type { Role } from '@/lib/domain/account'
import type { SessionScope } from '@/lib/domain/listed-session'
import { type EndSessions, sessionsQuery } from '@/lib/queries/sessions'
import { EndSessionsDialog } from './end-sessions-dialog'
import { FailedNotice } from './failed-notice'
import { SessionTable } from './session-table'

const SCOPES = [
  { value: 'own', label: 'Yours' },
  { value: 'all', label: 'Everyone’s' },
] as const

/** Which browsers are signed in: one's own, and for administrators everybody's, with the means to end them. */
export function SessionOverview({ role }: { role: Role }) {
  const pathname = usePathname()
  const wanted = useSearchParams().get('scope')
  const scope: SessionScope = role === 'Admin' && wanted === 'all' ? 'all' : 'own'
  const { data: sessions, error, refetch, isFetching } = useQuery(sessionsQuery(scope))
  const [asked, setAsked] = useState<EndSessions | null>(null)

  return (
    <div className="mx-auto grid max-w-6xl gap-4 px-4 py-4">
      <div className="flex flex-wrap items-end justify-between gap-3">
        <div className="min-w-0">
          <h1 className="font-semibold text-xl">Sessions</h1>
          <p className="text-pretty text-ink-muted text-sm">
            {scope === 'own'
              ? 'Browsers in which you are signed in to this console. End the ones you do not know.'
              : 'Everybody who is signed in to this console. Ended sessions are refused at their next step.'}
          </p>
        </div>
        <div className="flex flex-wrap items-center gap-2">
          {role === 'Admin' && (
            <Segmented
              label="Whose sessions"
              value={scope}
              options={SCOPES}
              onChange={value => window.history.replaceState(null, '', value === 'all' ? '?scope=all' : pathname)}
            />
          )}
          <Button
            variant="critical"
            icon={LogOut}
            onClick={() => setAsked({ kind: scope === 'own' ? 'own' : 'everyone' })}
          >
            {scope === 'own' ? 'Sign out everywhere' : 'End all sessions'}
          </Button>
        </div>
      </div>
      {error && <FailedNotice key={error.message} error={error} pending={isFetching} onRetry={refetch} />}
      {sessions ? (
        <SessionTable sessions={sessions} scope={scope} onEnd={setAsked} />
      ) : (
        !error && <Skeleton className="min-h-40" />
      )}
      <EndSessionsDialog asked={asked} sessions={sessions ?? []} onClose={() => setAsked(null)} />
    </div>
  )
}
