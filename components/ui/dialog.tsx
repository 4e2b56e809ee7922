'use client'

import { lazy, type ReactNode, Suspense, useState } from 'react'

const DialogPopup = lazy(() => import('./dialog-popup'))

export type DialogProps = {
  open: boolean
  onOpenChange: (open: boolean) => void
  title: string
  description?: ReactNode
  /** Buttons, the primary one last. */
  footer?: ReactNode
  children?: ReactNode
  size?: 'sm' | 'md' | 'lg'
}

/** A modal dialog. Its machinery loads the first time one opens, and stays so that closing can animate. */
export function Dialog(props: DialogProps) {
  return <LazyDialog {...props} placement="centre" />
}

/** A dialog along an edge of the window: navigation and filters on small screens. */
export function Sheet({ side = 'left', ...props }: Omit<DialogProps, 'size'> & { side?: 'left' | 'right' | 'bottom' }) {
  return <LazyDialog {...props} placement={side} />
}

function LazyDialog(props: DialogProps & { placement: 'centre' | 'left' | 'right' | 'bottom' }) {
  const [opened, setOpened] = useState(props.open)
  if (props.open && !opened) setOpened(true)
  if (!opened) return null
  return (
    <Suspense>
      <DialogPopup {...props} />
    </Suspense>
  )
}
