import { findMatch, SEQUENCE_MS, toPress } from './presses'
import { listShortcuts } from './registry'

/** Answers key presses with what is registered, until the returned function is called. One per page. */
export function listenToKeys(): () => void {
  let presses: string[] = []
  let timer: ReturnType<typeof setTimeout> | undefined

  function onKeyDown(event: KeyboardEvent) {
    if (event.defaultPrevented || event.isComposing || /^(Shift|Control|Alt|Meta|AltGraph)$/.test(event.key)) return
    const press = toPress(event)
    if (belongsToElement(event.target, press)) return
    clearTimeout(timer)
    let match = findMatch(listShortcuts(), [...presses, press])
    // A key that continues nothing may begin something: `g` then `j` is still `j`.
    if (match.kind === 'none' && presses.length > 0) {
      presses = []
      match = findMatch(listShortcuts(), [press])
    }
    if (match.kind === 'pending') {
      presses = [...presses, press]
      timer = setTimeout(() => {
        presses = []
      }, SEQUENCE_MS)
      return
    }
    presses = []
    if (match.kind === 'none') return
    event.preventDefault()
    match.shortcut.run(event)
  }

  document.addEventListener('keydown', onKeyDown)
  return () => {
    clearTimeout(timer)
    document.removeEventListener('keydown', onKeyDown)
  }
}

const FIELDS =
  'input:not([type=checkbox]):not([type=radio]):not([type=button]), textarea, select, [contenteditable=""], [contenteditable=true]'
const FLOATING = '[role=dialog], [role=alertdialog], [role=menu], [role=listbox]'

/** Whether the focused element needs the key itself: a field being typed in, a link about to be followed, an open menu. */
function belongsToElement(target: EventTarget | null, press: string): boolean {
  if (!(target instanceof Element)) return false
  if (target.closest(FLOATING)) return true
  if (press.startsWith('mod+')) return false
  if (target.matches(FIELDS)) return true
  return (press === 'Enter' || press === ' ') && target.matches('a, button, input, summary, [role=button]')
}
