import { clsx } from 'clsx'

const names: Record<string, string> = {
  mod: 'Ctrl',
  shift: 'Shift',
  alt: 'Alt',
  Enter: 'Enter',
  Escape: 'Esc',
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
}

/** A shortcut as keycaps: blanks separate presses (`g d`), `+` joins keys held together (`mod+k`). */
export function Kbd({ keys, className }: { keys: string; className?: string }) {
  return (
    <span className={clsx('inline-flex shrink-0 items-center gap-0.5 align-middle', className)}>
      {keys.split(/[ +]/).map((key, place) => (
        <kbd
          // biome-ignore lint/suspicious/noArrayIndexKey: the presses of a shortcut never reorder
          key={place}
          className="inline-flex h-4.5 min-w-4.5 items-center justify-center rounded-sm border border-line bg-surface px-1 font-sans text-ink-muted text-xs leading-none"
        >
          {names[key] ?? (key.length === 1 ? key.toUpperCase() : key)}
        </kbd>
      ))}
    </span>
  )
}
