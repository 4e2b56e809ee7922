'use client'

import { lazy, Suspense, useEffect, useState } from 'react'

const loadPopup = () => import('./tooltip-popup')
const TooltipPopup = lazy(loadPopup)

const OPEN_DELAY_MS = 350
/** Long enough to cross the gap to the popup, so that its text can be reached and selected (WCAG 1.4.13). */
const CLOSE_DELAY_MS = 120

/** Listens for hover and keyboard focus on anything with tooltip attributes. Mounted once, by the root layout. */
export function TooltipLayer() {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null)

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    let candidate: HTMLElement | null = null

    function show(next: HTMLElement | null, delay: number) {
      if (next === candidate) return
      candidate = next
      clearTimeout(timer)
      if (next) void loadPopup()
      timer = setTimeout(() => setAnchor(next?.isConnected && hasMoreToSay(next) ? next : null), delay)
    }
    const onOver = (event: Event) => {
      const target = event.target as Element
      if (target.closest('[data-tip-popup]')) return clearTimeout(timer)
      const next = target.closest<HTMLElement>('[data-tip]')
      show(next, next ? OPEN_DELAY_MS : CLOSE_DELAY_MS)
    }
    const onFocus = (event: Event) => {
      const target = event.target as Element
      if (target.matches(':focus-visible')) show(tipOf(target), 0)
    }
    const hide = () => show(null, 0)
    const onKey = (event: KeyboardEvent) => event.key === 'Escape' && hide()

    document.addEventListener('pointerover', onOver)
    document.addEventListener('focusin', onFocus)
    document.addEventListener('focusout', hide)
    document.addEventListener('pointerdown', hide)
    document.addEventListener('scroll', hide, { capture: true, passive: true })
    document.addEventListener('keydown', onKey)
    return () => {
      clearTimeout(timer)
      document.removeEventListener('pointerover', onOver)
      document.removeEventListener('focusin', onFocus)
      document.removeEventListener('focusout', hide)
      document.removeEventListener('pointerdown', hide)
      document.removeEventListener('scroll', hide, { capture: true })
      document.removeEventListener('keydown', onKey)
    }
  }, [])

  if (!anchor) return null
  return (
    <Suspense>
      <TooltipPopup key={anchor.dataset.tip} anchor={anchor} onClose={() => setAnchor(null)} />
    </Suspense>
  )
}

/** A focused link, button or cell also speaks for the one text it holds. */
function tipOf(target: Element): HTMLElement | null {
  return (
    target.closest<HTMLElement>('[data-tip]') ??
    (target.matches('a, button, [role=gridcell]') ? target.querySelector<HTMLElement>('[data-tip]') : null)
  )
}

function hasMoreToSay(element: HTMLElement): boolean {
  if (element.dataset.tipClipped === undefined) return Boolean(element.dataset.tip)
  const parts = [element, ...element.querySelectorAll('*')]
  return parts.some(part => part.scrollWidth > part.clientWidth + 1)
}
