'use client'

import { Dialog } from '@base-ui/react/dialog'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { useRef, useState } from 'react'
import { signOutEverywhere } from '@/components/shell/session/sign-out'
import { switchTheme } from '@/components/shell/theme/use-theme'
import type { Role } from '@/lib/domain/account'
import { ApiProblem } from '@/lib/queries/fetcher'
import { inventoryKeys, startSync } from '@/lib/queries/inventory'
import type { JumpAction } from './jump-actions'
import { JumpList } from './jump-list'
import type { JumpTarget } from './jump-targets'

/** The dialog around the jump list, loaded when it first opens. */
export default function JumpDialog({
  open,
  role,
  onShortcuts,
  onClose,
}: {
  open: boolean
  role: Role
  onShortcuts: () => void
  onClose: () => void
}) {
  const router = useRouter()
  const input = useRef<HTMLInputElement>(null)

  const client = useQueryClient()
  const [report, setReport] = useState<string | null>(null)
  const refresh = useMutation({
    mutationFn: startSync,
    onMutate: () => setReport('Asking for the fleet…'),
    onSuccess(status) {
      setReport('The fleet is being read again. Lists follow as soon as it is there.')
      client.setQueryData(inventoryKeys.sync, status)
    },
    onError: error => setReport(toReport(error)),
  })

  function close() {
    setReport(null)
    onClose()
  }

  function jump({ to }: JumpTarget) {
    if (to.kind === 'action') return act(to.action)
    close()
    router.push(to.path)
  }

  /** What takes effect elsewhere closes the dialog; what takes a while says here how it went. */
  function act(action: JumpAction) {
    switch (action) {
      case 'theme':
        return switchTheme()
      case 'shortcuts':
        close()
        return onShortcuts()
      case 'sign-out':
        setReport('Signing out…')
        return void signOutEverywhere(client).catch(() =>
          setReport('The console could not be reached, so you are still signed in. Try again in a moment.'),
        )
      case 'refresh':
        return refresh.mutate()
    }
  }

  return (
    <Dialog.Root open={open} onOpenChange={next => !next && close()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-30 bg-scrim transition-opacity duration-100 data-ending-style:opacity-0 data-starting-style:opacity-0" />
        <Dialog.Popup
          initialFocus={input}
          className="fixed top-[10vh] left-1/2 z-30 flex max-h-[70vh] max-sheet:top-3 max-sheet:max-h-[calc(100dvh-24px)] w-[calc(100vw-24px)] max-w-xl -translate-x-1/2 flex-col overflow-hidden rounded-lg bg-raised text-ink shadow-float outline-none transition duration-100 data-ending-style:opacity-0 data-starting-style:opacity-0"
        >
          <Dialog.Title className="sr-only">Jump to a device, person or page</Dialog.Title>
          <JumpList role={role} inputRef={input} report={report} onJump={jump} onClose={close} />
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

function toReport(error: Error): string {
  if (!(error instanceof ApiProblem)) return error.message
  const { code, title, detail } = error.problem
  // That was it, just now; the title speaks of requests.
  return code === 'rate-limited' ? detail : `${title}. ${detail}`
}
