import { clsx } from 'clsx'
import { Highlight } from '@/components/ui/highlight'
import { Kbd } from '@/components/ui/kbd'
import { useNumberText } from '@/components/ui/number'
import type { JumpTarget } from './jump-targets'

/** One line of the jump list. */
export function JumpOption({
  id,
  target: { icon: Icon, label, hint, count, keys },
  search,
  active,
  onPoint,
  onJump,
}: {
  id: string
  target: JumpTarget
  /** What was searched for, to be marked in what was found. */
  search: string
  active: boolean
  onPoint: () => void
  onJump: () => void
}) {
  const number = useNumberText()
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the field of the combobox has the focus and answers the keys
    // biome-ignore lint/a11y/useFocusableInteractive: as above; aria-activedescendant points here
    <div
      id={id}
      role="option"
      aria-selected={active}
      ref={active ? scrollIntoView : null}
      onPointerMove={onPoint}
      onClick={onJump}
      className={clsx(
        'flex min-h-9 items-center gap-3 rounded px-2.5 text-sm pointer-coarse:min-h-11',
        active && 'bg-hover',
      )}
    >
      <Icon aria-hidden className={clsx('size-4 shrink-0', active ? 'text-accent' : 'text-ink-faint')} />
      <span className="flex min-w-0 flex-1 items-baseline gap-x-3 max-sheet:flex-col">
        <span className="max-w-full shrink-0 truncate">
          <Highlight text={label} search={search} />
        </span>
        {hint && (
          <span className="min-w-0 max-w-full truncate text-ink-muted max-sheet:text-xs">
            <Highlight text={hint} search={search} />
          </span>
        )}
      </span>
      {count !== undefined && <span className="shrink-0 text-ink-muted text-xs">{number(count)}</span>}
      {keys && <Kbd keys={keys} className="pointer-coarse:hidden" />}
    </div>
  )
}

function scrollIntoView(option: HTMLElement | null): void {
  option?.scrollIntoView({ block: 'nearest' })
}
