'use client'

import { lazy, Suspense, useEffect, useState } from 'react'
import { toExactTime } from '@/components/formatting/formats'

const loadPopup = () => import('./tooltip-popup')
const TooltipPopup = lazy(loadPopup)

const OPEN_DELAY_MS = 350
const HAS_TIP = '[data-tip], [data-tip-clipped], [data-tip-time]'
/** Long enough to cross the gap to the popup, so that its text can be reached and selected (WCAG 1.4.13). */
const CLOSE_DELAY_MS = 120

/** Listens for hover and keyboard focus on anything with tooltip attributes. Mounted once, by the root layout. */
export function TooltipLayer() {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null)

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    let candidate: HTMLElement | null = null
    /** What is pointed at or has the keyboard's focus, until somebody has had enough of its tooltip. */
    let meant: HTMLElement | null = null

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
      meant = target.closest<HTMLElement>(HAS_TIP)
      show(meant, meant ? OPEN_DELAY_MS : CLOSE_DELAY_MS)
    }
    const onFocus = (event: Event) => {
      const target = event.target as Element
      if (!target.matches(':focus-visible')) return
      meant = tipOf(target)
      show(meant, 0)
    }
    const hide = () => {
      meant = null
      show(null, 0)
    }
    const onScroll = () => {
      candidate = null
      clearTimeout(timer)
      setAnchor(null)
      // It is not entered or focused again, so nothing else would bring its tooltip back.
      if (meant) show(meant, OPEN_DELAY_MS)
    }
    const onKey = (event: KeyboardEvent) => event.key === 'Escape' && hide()

    document.addEventListener('pointerover', onOver)
    document.addEventListener('focusin', onFocus)
    document.addEventListener('focusout', hide)
    document.addEventListener('pointerdown', hide)
    document.addEventListener('scroll', onScroll, { capture: true, passive: true })
    document.addEventListener('keydown', onKey)
    return () => {
      clearTimeout(timer)
      document.removeEventListener('pointerover', onOver)
      document.removeEventListener('focusin', onFocus)
      document.removeEventListener('focusout', hide)
      document.removeEventListener('pointerdown', hide)
      document.removeEventListener('scroll', onScroll, { capture: true })
      document.removeEventListener('keydown', onKey)
    }
  }, [])

  if (!anchor) return null
  const text = textOf(anchor)
  return (
    <Suspense>
      <TooltipPopup key={text} anchor={anchor} text={text} onClose={() => setAnchor(null)} />
    </Suspense>
  )
}

function textOf(anchor: HTMLElement): string {
  if (anchor.dataset.tip !== undefined) return anchor.dataset.tip
  if (!(anchor instanceof HTMLTimeElement)) return anchor.textContent
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions()
  return toExactTime(Date.parse(anchor.dateTime), navigator.language, timeZone)
}

/** A focused link, button or cell also speaks for the one text it holds. */
function tipOf(target: Element): HTMLElement | null {
  return (
    target.closest<HTMLElement>(HAS_TIP) ??
    (target.matches('a, button, [role=gridcell]') ? target.querySelector<HTMLElement>(HAS_TIP) : null)
  )
}

function hasMoreToSay(element: HTMLElement): boolean {
  if (element.dataset.tip !== undefined) return element.dataset.tip !== ''
  if (element.dataset.tipTime !== undefined) return true
  const parts = [element, ...element.querySelectorAll('*')]
  return parts.some(part => part.scrollWidth > part.clientWidth + 1)
}
