import { clsx } from 'clsx'
import { Button } from '@/components/ui/button'
import { RelativeTime } from '@/components/ui/relative-time'
import type { ListedSession, SessionScope } from '@/lib/domain/listed-session'
import type { EndSessions } from '@/lib/queries/sessions'

/** Sessions by person, the person's own row first where there are several people. */
export function SessionTable({
  sessions,
  scope,
  onEnd,
}: {
  sessions: ListedSession[]
  scope: SessionScope
  onEnd: (whose: EndSessions) => void
}) {
  return (
    <div className="overflow-x-auto rounded-lg border border-line bg-surface">
      <table className="w-full text-left text-sm">
        <thead className="text-ink-muted text-xs">
          <tr className="h-9 border-line border-b">
            {['Browser', 'Signed in', 'Last seen', 'Ends'].map((heading, column) => (
              <th
                key={heading}
                scope="col"
                className={clsx('px-4 font-medium', column % 2 === 1 && 'max-sheet:hidden')}
              >
                {heading}
              </th>
            ))}
            <th scope="col" className="px-4">
              <span className="sr-only">Actions</span>
            </th>
          </tr>
        </thead>
        {byPerson(sessions).map(([first, ...others]) => (
          <tbody key={first.person.objectId} className="divide-y divide-line border-line border-b last:border-b-0">
            {scope === 'all' && <PersonRow session={first} onEnd={onEnd} />}
            {[first, ...others].map(session => (
              <SessionRow key={session.id} session={session} scope={scope} onEnd={onEnd} />
            ))}
          </tbody>
        ))}
      </table>
    </div>
  )
}

function PersonRow({ session, onEnd }: { session: ListedSession; onEnd: (whose: EndSessions) => void }) {
  const { name, upn, role, objectId } = session.person
  return (
    <tr className="h-11 bg-sunken">
      {/* Two columns are hidden below 700 px, and a span cannot follow that: what is too much of the second is ignored. */}
      <th scope="rowgroup" colSpan={2} className="px-4 py-1.5 font-normal">
        <span className="font-semibold">{name}</span> <span className="text-ink-muted">{upn}</span>{' '}
        <span className="ml-1 inline-flex h-5 items-center rounded-sm border border-line px-1.5 text-ink-muted text-xs">
          {role}
        </span>
      </th>
      <td colSpan={3} className="px-4 text-right">
        <Button
          size="sm"
          aria-label={`End all sessions of ${name}`}
          onClick={() => onEnd({ kind: 'person', objectId })}
        >
          End sessions
        </Button>
      </td>
    </tr>
  )
}

function SessionRow({
  session,
  scope,
  onEnd,
}: {
  session: ListedSession
  scope: SessionScope
  onEnd: (whose: EndSessions) => void
}) {
  return (
    <tr className="h-11">
      <td className="px-4 py-1.5">
        {session.browser}
        {session.current && (
          <span className="ml-2 inline-flex h-5 items-center whitespace-nowrap rounded-sm bg-accent-soft max-sheet:ml-0 px-1.5 text-accent text-xs">
            This browser
          </span>
        )}
      </td>
      <td className="px-4 max-sheet:hidden">
        <RelativeTime iso={session.createdAt} />
      </td>
      <td className="px-4">
        <RelativeTime iso={session.lastSeenAt} />
      </td>
      <td className="px-4 max-sheet:hidden">
        <RelativeTime iso={session.expiresAt} />
      </td>
      <td className="px-4 text-right">
        {scope === 'own' && !session.current && (
          <Button
            size="sm"
            aria-label={`End the session in ${session.browser}`}
            onClick={() => onEnd({ kind: 'one', id: session.id })}
          >
            End
          </Button>
        )}
      </td>
    </tr>
  )
}

/** Groups of at least one, in the order of each person's latest session. */
function byPerson(sessions: ListedSession[]): [ListedSession, ...ListedSession[]][] {
  const groups = new Map<string, [ListedSession, ...ListedSession[]]>()
  for (const session of sessions) {
    const group = groups.get(session.person.objectId)
    if (group) group.push(session)
    else groups.set(session.person.objectId, [session])
  }
  return [...groups.values()]
}
