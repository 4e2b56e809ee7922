// biome-ignore-all lint/a11y/useSemanticElements: a separator that moves is no hr
import { useEffect, useRef, useState } from 'react'
import type { DeviceColumn } from '@/lib/domain/device-columns'
import { LEAST_WIDTH, MOST_WIDTH } from './table-preferences'

const STEP = 8
const LARGE_STEP = 40

/** The right edge of a heading: dragged, or moved with the arrows, it sets the column's width; a double click resets it. */
export function ColumnEdge({
  column,
  tabIndex,
  onFocus,
  onWidth,
}: {
  column: DeviceColumn
  tabIndex: number
  onFocus: () => void
  onWidth: (width: number | null) => void
}) {
  const edge = useRef<HTMLDivElement>(null)
  const [width, setWidth] = useState(column.width)
  const measure = () => edge.current?.parentElement?.offsetWidth ?? column.width

  // The heading is as wide as the grid makes it, which only the layout tells.
  useEffect(() => {
    const heading = edge.current?.parentElement
    if (!heading) return
    const observer = new ResizeObserver(() => setWidth(heading.offsetWidth))
    observer.observe(heading)
    return () => observer.disconnect()
  }, [])

  function onPointerDown(event: React.PointerEvent<HTMLDivElement>) {
    const handle = edge.current
    if (event.button !== 0 || !handle) return
    event.preventDefault()
    const from = measure() - event.clientX
    const controller = new AbortController()
    const { signal } = controller
    handle.setPointerCapture(event.pointerId)
    handle.addEventListener('pointermove', move => onWidth(from + move.clientX), { signal })
    handle.addEventListener('lostpointercapture', () => controller.abort(), { signal })
  }

  function onKeyDown(event: React.KeyboardEvent) {
    const step = event.shiftKey ? LARGE_STEP : STEP
    if (event.key === 'ArrowLeft') onWidth(measure() - step)
    else if (event.key === 'ArrowRight') onWidth(measure() + step)
    else if (event.key === 'Home') onWidth(LEAST_WIDTH)
    else if (event.key === 'End') onWidth(MOST_WIDTH)
    else if (event.key === 'Delete' || event.key === 'Backspace') onWidth(null)
    else return
    event.preventDefault()
    event.stopPropagation()
  }

  return (
    <div
      ref={edge}
      role="separator"
      aria-orientation="vertical"
      aria-label={`Width of ${column.label}`}
      aria-valuenow={Math.round(width)}
      aria-valuemin={LEAST_WIDTH}
      aria-valuemax={MOST_WIDTH}
      tabIndex={tabIndex}
      onFocus={onFocus}
      onPointerDown={onPointerDown}
      onDoubleClick={() => onWidth(null)}
      onKeyDown={onKeyDown}
      className="absolute inset-y-0 -right-1 z-1 w-2 cursor-col-resize touch-none outline-none after:absolute after:inset-y-2 after:left-[3px] after:w-px after:bg-line hover:after:inset-y-0 hover:after:w-0.5 hover:after:bg-accent focus-visible:after:inset-y-0 focus-visible:after:w-0.5 focus-visible:after:bg-accent"
    />
  )
}
