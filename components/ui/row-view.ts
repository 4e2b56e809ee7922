/** The window as the server imagines it: enough rows for the first HTML to fill a large one. */
const IMAGINED_HEIGHT = 860

/** How far a list is scrolled and how much of it is in sight. Kept beside React's state: most of what moves draws nothing. */
export type RowView = {
  /** In pixels from the top. Asking the element itself would have the page laid out. */
  offset: () => number
  /** Of the list's window, in pixels. */
  height: () => number
  scrollTo: (offset: number) => void
  subscribe: (listener: () => void) => () => void
  /** Follows an element that scrolls, until the function that it answers with is called. */
  watch: (element: HTMLElement) => () => void
}

export function createRowView(): RowView {
  const listeners = new Set<() => void>()
  let element: HTMLElement | null = null
  let [offset, height] = [0, IMAGINED_HEIGHT]

  function set(nextOffset: number, nextHeight: number) {
    if (nextOffset === offset && nextHeight === height) return
    offset = nextOffset
    height = nextHeight
    for (const listener of listeners) listener()
  }

  return {
    offset: () => offset,
    height: () => height,
    scrollTo(next) {
      if (!element) return
      element.scrollTop = next
      // The rows there are drawn at once, and not when the browser tells of it.
      set(element.scrollTop, height)
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
      }
    },
    watch(list) {
      element = list
      const onScroll = () => set(list.scrollTop, height)
      const resizes = new ResizeObserver(() => set(list.scrollTop, list.clientHeight))
      set(list.scrollTop, list.clientHeight)
      list.addEventListener('scroll', onScroll, { passive: true })
      resizes.observe(list)
      return () => {
        element = null
        list.removeEventListener('scroll', onScroll)
        resizes.disconnect()
      }
    },
  }
}
