type TextField = HTMLInputElement | HTMLTextAreaElement

/** Fields somebody has typed into. Asked of the events and not of the fields, whose default value React keeps level with the value. */
const typedInto = new Set<TextField>()

/** Begins to notice typing; returns how to stop. */
export function watchTyping(): () => void {
  const note = ({ target }: Event) => {
    for (const field of typedInto) if (!field.isConnected) typedInto.delete(field)
    if (isTextField(target)) typedInto.add(target)
  }
  document.addEventListener('input', note)
  return () => document.removeEventListener('input', note)
}

/** Whether the page holds text that leaving it would lose. A form that was sent is emptied or gone. */
export function holdsUnsavedText(): boolean {
  return [...typedInto].some(field => field.isConnected && field.value.trim() !== '')
}

/** A search is no loss: it is in the page's address. */
const NO_TEXT = new Set(['search', 'checkbox', 'radio', 'range', 'color', 'file', 'submit', 'button'])

function isTextField(target: EventTarget | null): target is TextField {
  if (target instanceof HTMLTextAreaElement) return true
  return target instanceof HTMLInputElement && !NO_TEXT.has(target.type)
}
