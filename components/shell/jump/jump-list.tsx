'use client'

import { clsx } from 'clsx'
import { Search } from 'lucide-react'
import { type KeyboardEvent, type RefObject, useId, useState } from 'react'
import { Kbd } from '@/components/ui/kbd'
import type { Role } from '@/lib/domain/account'
import { type JumpTarget, toJumpTargets } from './jump-targets'
import { useDeviceSearch } from './use-device-search'

/** A combobox: focus stays in the field, the arrows move through what it offers, Enter goes there. */
export function JumpList({
  role,
  inputRef,
  onJump,
}: {
  role: Role
  inputRef: RefObject<HTMLInputElement | null>
  onJump: (target: JumpTarget) => void
}) {
  const id = useId()
  const [text, setText] = useState('')
  const [chosen, setChosen] = useState(0)
  const { devices, isSearching, failed } = useDeviceSearch(text)
  const targets = toJumpTargets(text, devices, role)
  const active = Math.min(chosen, targets.length - 1)

  function onKeyDown(event: KeyboardEvent) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    const target = targets[active]
    if (step && targets.length > 0) setChosen((active + step + targets.length) % targets.length)
    else if (event.key === 'Enter' && target && !event.nativeEvent.isComposing) onJump(target)
    else return
    event.preventDefault()
  }

  return (
    <>
      <div className="flex h-12 shrink-0 items-center gap-3 border-line border-b px-4">
        <Search aria-hidden className={clsx('size-4 shrink-0 text-ink-faint', isSearching && text && 'pulse')} />
        <input
          ref={inputRef}
          role="combobox"
          aria-label="Jump to a device or page"
          aria-expanded={targets.length > 0}
          aria-controls={`${id}-list`}
          aria-activedescendant={targets[active] && `${id}-${active}`}
          aria-autocomplete="list"
          autoComplete="off"
          spellCheck={false}
          placeholder="Device name, serial number, person or page"
          value={text}
          onChange={event => {
            setText(event.target.value)
            setChosen(0)
          }}
          onKeyDown={onKeyDown}
          className="h-full min-w-0 flex-1 bg-transparent text-base outline-none"
        />
        <Kbd keys="Escape" />
      </div>
      <div id={`${id}-list`} role="listbox" aria-label="Places" className="min-h-0 overflow-y-auto p-1.5">
        {targets.map((target, place) => (
          <Target
            key={target.id}
            id={`${id}-${place}`}
            target={target}
            active={place === active}
            onPoint={() => setChosen(place)}
            onJump={() => onJump(target)}
          />
        ))}
      </div>
      <p role="status" className={clsx(failed ? 'px-4 pb-3 text-critical-ink text-xs' : 'sr-only')}>
        {failed ? 'The service could not be searched just now.' : `${targets.length} places`}
      </p>
    </>
  )
}

function Target({
  id,
  target: { icon: Icon, label, hint, keys },
  active,
  onPoint,
  onJump,
}: {
  id: string
  target: JumpTarget
  active: boolean
  onPoint: () => void
  onJump: () => void
}) {
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
      className={clsx('flex min-h-9 items-center gap-3 rounded px-2.5 text-sm', active && 'bg-hover')}
    >
      <Icon aria-hidden className="size-4 shrink-0 text-ink-faint" />
      <span className="min-w-0 shrink truncate">{label}</span>
      <span className="min-w-0 flex-1 truncate text-ink-muted">{hint}</span>
      {keys && <Kbd keys={keys} />}
    </div>
  )
}

function scrollIntoView(option: HTMLElement | null): void {
  option?.scrollIntoView({ block: 'nearest' })
}
