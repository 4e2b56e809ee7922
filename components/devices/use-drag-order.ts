import { useEffect, useRef, useState } from 'react'

/** Pixels after which a press is a drag and no longer a click. */
const SLACK = 5

/**
 * Dragging one of several things to another's place, by mouse, pen or finger. The things carry `data-drag-id`;
 * `onMove` hears which was dropped on which.
 */
export function useDragOrder<Id extends string>(onMove: (id: Id, to: Id) => void) {
  const [drag, setDrag] = useState<{ id: Id; over: Id | null } | null>(null)
  const end = useRef<(() => void) | null>(null)
  useEffect(() => () => end.current?.(), [])

  function begin(event: React.PointerEvent, id: Id) {
    if (event.button !== 0) return
    const start = { x: event.clientX, y: event.clientY }
    const controller = new AbortController()
    const { signal } = controller
    let over: Id | null = null
    let isDragging = false

    const stop = () => {
      controller.abort()
      end.current = null
      setDrag(null)
    }
    end.current = stop
    const move = ({ clientX, clientY }: PointerEvent) => {
      if (!isDragging && Math.hypot(clientX - start.x, clientY - start.y) < SLACK) return
      isDragging = true
      const under = document.elementFromPoint(clientX, clientY)?.closest<HTMLElement>('[data-drag-id]')
      // The ids in the document are those that were given.
      over = (under?.dataset.dragId as Id | undefined) ?? null
      setDrag({ id, over })
    }
    const drop = () => {
      stop()
      if (!isDragging) return
      ignoreClick()
      if (over !== null && over !== id) onMove(id, over)
    }
    window.addEventListener('pointermove', move, { signal })
    window.addEventListener('pointerup', drop, { signal })
    window.addEventListener('pointercancel', stop, { signal })
    window.addEventListener('keydown', key => key.key === 'Escape' && stop(), { signal })
  }

  return { drag, begin }
}

/** The click that ends a drag is none. It comes right after the button is let go, or not at all. */
function ignoreClick() {
  const controller = new AbortController()
  const ignore = (event: MouseEvent) => {
    event.stopPropagation()
    event.preventDefault()
  }
  window.addEventListener('click', ignore, { capture: true, signal: controller.signal })
  setTimeout(() => controller.abort())
}
