'use client'

import { Tooltip } from '@base-ui/react/tooltip'
import { useEffect, useId } from 'react'
import { Kbd } from './kbd'
import type { TooltipSide } from './tooltip'

/** The popup of `tooltip-layer.tsx`; in a file of its own so that it loads on first use. */
export default function TooltipPopup({
  anchor,
  text,
  onClose,
}: {
  anchor: HTMLElement
  text: string
  onClose: () => void
}) {
  const id = useId()
  const keys = anchor.dataset.tipKeys

  useEffect(() => {
    if (anchor.getAttribute('aria-label') === text) return
    anchor.setAttribute('aria-describedby', id)
    return () => anchor.removeAttribute('aria-describedby')
  }, [anchor, id, text])

  return (
    <Tooltip.Root open onOpenChange={open => !open && onClose()}>
      <Tooltip.Portal>
        <Tooltip.Positioner
          anchor={anchor}
          side={(anchor.dataset.tipSide as TooltipSide | undefined) ?? 'top'}
          sideOffset={6}
          collisionPadding={8}
          className="z-50"
        >
          <Tooltip.Popup
            id={id}
            role="tooltip"
            data-tip-popup=""
            onPointerLeave={onClose}
            className="flex max-w-80 items-center gap-2 rounded bg-raised px-2 py-1 text-ink text-xs shadow-float [overflow-wrap:anywhere]"
          >
            {text}
            {keys && <Kbd keys={keys} />}
          </Tooltip.Popup>
        </Tooltip.Positioner>
      </Tooltip.Portal>
    </Tooltip.Root>
  )
}
