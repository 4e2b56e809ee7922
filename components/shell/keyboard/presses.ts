/** Time between the keys of a sequence such as `g d`. */
export const SEQUENCE_MS = 900

type KeyEvent = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>

/**
 * Names one key press the way shortcuts are written: `j`, `?`, `Enter`, `shift+x`, `mod+k` (`mod` is Ctrl, or Command).
 * Ctrl and Alt together are AltGr on many layouts and only make a character, so they do not count.
 */
export function toPress({ key, ctrlKey, metaKey, altKey, shiftKey }: KeyEvent): string {
  const isCharacter = key.length === 1
  const isLetter = isCharacter && key.toLowerCase() !== key.toUpperCase()
  const altGr = ctrlKey && altKey && isCharacter
  return [
    (ctrlKey || metaKey) && !altGr && 'mod',
    altKey && !altGr && 'alt',
    shiftKey && (isLetter || !isCharacter) && 'shift',
    isLetter ? key.toLowerCase() : key,
  ]
    .filter(Boolean)
    .join('+')
}

export type Match<Candidate> = { kind: 'match'; shortcut: Candidate } | { kind: 'pending' } | { kind: 'none' }

/** Finds what the presses so far mean. The latest registration wins, so a page can take a key over from the shell. */
export function findMatch<Candidate extends { keys: string }>(
  shortcuts: readonly Candidate[],
  presses: readonly string[],
): Match<Candidate> {
  const typed = presses.join(' ')
  const shortcut = shortcuts.findLast(({ keys }) => keys === typed)
  if (shortcut) return { kind: 'match', shortcut }
  const pending = shortcuts.some(({ keys }) => keys.startsWith(`${typed} `))
  return pending ? { kind: 'pending' } : { kind: 'none' }
}
