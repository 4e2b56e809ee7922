import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { signOutAfter } from '@/components/shell/session/sign-out'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import type { ListedSession } from '@/lib/domain/listed-session'
import { type EndSessions, endSessions, sessionKeys } from '@/lib/queries/sessions'
import { FailedNotice } from './failed-notice'

/** Asks once more, then ends the sessions; whoever ends their own leaves through the tenant's sign-out. */
export function EndSessionsDialog({
  asked,
  sessions,
  onClose,
}: {
  asked: EndSessions | null
  sessions: ListedSession[]
  onClose: () => void
}) {
  const queryClient = useQueryClient()
  // The words stay while the dialog closes.
  const [shown, setShown] = useState<EndSessions>({ kind: 'own' })
  if (asked && asked !== shown) setShown(asked)
  const { title, description, action } = wordsFor(shown, sessions)

  const { mutate, reset, error, isPending } = useMutation({
    async mutationFn(whose: EndSessions) {
      if (includesOwn(whose, sessions)) return signOutAfter(queryClient, () => endSessions(whose))
      await endSessions(whose)
      await queryClient.invalidateQueries({ queryKey: sessionKeys.all })
    },
    onSuccess: close,
  })
  function close() {
    reset()
    onClose()
  }

  return (
    <Dialog
      open={asked !== null}
      onOpenChange={open => !open && close()}
      size="sm"
      title={title}
      description={description}
      footer={
        <>
          <Button onClick={close}>Cancel</Button>
          <Button variant="critical" pending={isPending} onClick={() => mutate(shown)}>
            {action}
          </Button>
        </>
      }
    >
      {error && <FailedNotice error={error} />}
    </Dialog>
  )
}

function includesOwn(whose: EndSessions, sessions: ListedSession[]): boolean {
  const own = sessions.find(session => session.current)
  if (whose.kind === 'one') return whose.id === own?.id
  return whose.kind !== 'person' || whose.objectId === own?.person.objectId
}

function wordsFor(whose: EndSessions, sessions: ListedSession[]): Record<'title' | 'description' | 'action', string> {
  if (whose.kind === 'own') {
    const description = 'You are signed out in every browser, also in this one.'
    return { title: 'Sign out everywhere?', description, action: 'Sign out everywhere' }
  }
  if (whose.kind === 'everyone') {
    const description = 'Everybody is signed out, you too. They can sign in again at once.'
    return { title: 'End all sessions?', description, action: 'End all sessions' }
  }
  if (whose.kind === 'person') {
    const name = sessions.find(session => session.person.objectId === whose.objectId)?.person.name ?? 'This person'
    const description = `${name} is signed out in every browser. To keep somebody out, remove their access in your tenant first.`
    return { title: `End the sessions of ${name}?`, description, action: 'End sessions' }
  }
  const browser = sessions.find(session => session.id === whose.id)?.browser ?? 'another browser'
  return { title: 'End this session?', description: `You are signed out in ${browser}.`, action: 'End session' }
}
