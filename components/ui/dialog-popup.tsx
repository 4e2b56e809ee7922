'use client'

import { Dialog } from '@base-ui/react/dialog'
import { clsx } from 'clsx'
import { X } from 'lucide-react'
import type { DialogProps } from './dialog'
import { IconButton } from './icon-button'

const placements = {
  centre:
    'top-[12vh] left-1/2 max-h-[76vh] w-[calc(100vw-32px)] -translate-x-1/2 rounded-lg data-ending-style:scale-98 data-starting-style:scale-98',
  left: 'inset-y-0 left-0 w-[min(320px,calc(100vw-48px))] data-ending-style:-translate-x-4 data-starting-style:-translate-x-4',
  right:
    'inset-y-0 right-0 w-[min(400px,calc(100vw-48px))] data-ending-style:translate-x-4 data-starting-style:translate-x-4',
  bottom:
    'inset-x-0 bottom-0 max-h-[85vh] rounded-t-lg data-ending-style:translate-y-4 data-starting-style:translate-y-4',
}

const sizes = { sm: 'max-w-sm', md: 'max-w-lg', lg: 'max-w-3xl' }

/** The open half of `dialog.tsx`, loaded when the first dialog opens. */
export default function DialogPopup({
  open,
  onOpenChange,
  title,
  description,
  footer,
  children,
  size = 'md',
  placement,
}: DialogProps & { placement: keyof typeof placements }) {
  return (
    <Dialog.Root open={open} onOpenChange={onOpenChange}>
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-30 bg-scrim transition-opacity duration-100 data-ending-style:opacity-0 data-starting-style:opacity-0" />
        <Dialog.Popup
          className={clsx(
            'fixed z-30 flex flex-col bg-raised text-ink shadow-float outline-none transition duration-100 data-ending-style:opacity-0 data-starting-style:opacity-0',
            placements[placement],
            placement === 'centre' && sizes[size],
          )}
        >
          <header className="pt-4 pr-14 pb-3 pl-5">
            <Dialog.Title className="font-semibold text-base">{title}</Dialog.Title>
            {description && (
              <Dialog.Description className="mt-1 text-pretty text-ink-muted text-sm">{description}</Dialog.Description>
            )}
          </header>
          {children && <div className="min-h-0 flex-1 overflow-y-auto px-5 pb-5">{children}</div>}
          {footer && <footer className="flex justify-end gap-2 border-line border-t px-5 py-3">{footer}</footer>}
          {/* Last, so that opening focuses the first field rather than the way out. */}
          <Dialog.Close render={<IconButton icon={X} label="Close" className="absolute top-2.5 right-3" />} />
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}
