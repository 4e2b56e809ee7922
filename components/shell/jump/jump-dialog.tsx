'use client'

import { Dialog } from '@base-ui/react/dialog'
import { useRouter } from 'next/navigation'
import { useRef } from 'react'
import type { Role } from '@/lib/domain/account'
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

  function jump({ to }: JumpTarget) {
    onClose()
    if (to.kind === 'path') router.push(to.path)
    else onShortcuts()
  }

  return (
    <Dialog.Root open={open} onOpenChange={next => !next && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-30 bg-scrim transition-opacity duration-100 data-ending-style:opacity-0 data-starting-style:opacity-0" />
        <Dialog.Popup
          initialFocus={input}
          className="fixed top-[10vh] left-1/2 z-30 flex max-h-[70vh] w-[calc(100vw-24px)] max-w-xl -translate-x-1/2 flex-col overflow-hidden rounded-lg bg-raised text-ink shadow-float outline-none transition duration-100 data-ending-style:opacity-0 data-starting-style:opacity-0"
        >
          <Dialog.Title className="sr-only">Jump to a device or page</Dialog.Title>
          <JumpList role={role} inputRef={input} onJump={jump} />
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}
