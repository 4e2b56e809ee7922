'use client'

import { clsx } from 'clsx'
import { Search, X } from 'lucide-react'
import { type KeyboardEvent, type RefObject, useEffect, useEffectEvent, useId, useState } from 'react'
import { IconButton } from '@/components/ui/icon-button'
import { Kbd } from '@/components/ui/kbd'
import type { Role } from '@/lib/domain/account'
import { JumpOption } from './jump-option'
import { type JumpTarget, toJumpGroups } from './jump-targets'
import { useJumpSearch } from './use-jump-search'

/** A combobox: focus stays in the field, the arrows move through what it offers, Enter goes there. */
export function JumpList({
  role,
  inputRef,
  report,
  onJump,
  onClose,
}: {
  role: Role
  inputRef: RefObject<HTMLInputElement | null>
  /** What became of an action that was chosen here. */
  report: string | null
  onJump: (target: JumpTarget) => void
  onClose: () => void
}) {
  const id = useId()
  const [text, setText] = useState('')
  const [chosen, setChosen] = useState<string | null>(null)
  /** Enter came before the answer to the last letter, as a barcode scanner sends it. */
  const [entered, setEntered] = useState(false)
  const { isOutdated, isSearching, notice, ...findings } = useJumpSearch(text)
  const groups = toJumpGroups(text, findings, role)
  const targets = groups.flatMap(group => group.targets)
  const active = targets.find(target => target.id === chosen) ?? targets[0]

  const jumpToFirst = useEffectEvent(() => {
    setEntered(false)
    if (active) onJump(active)
  })
  useEffect(() => {
    if (entered && !isOutdated) jumpToFirst()
  }, [entered, isOutdated])

  function onKeyDown(event: KeyboardEvent) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step && active) {
      setChosen(targets.at((targets.indexOf(active) + step) % targets.length)?.id ?? null)
    } else if (event.key === 'Enter' && !event.nativeEvent.isComposing) {
      if (isOutdated && chosen === null) setEntered(true)
      else if (active) onJump(active)
    } else return
    event.preventDefault()
  }

  const optionId = (target: JumpTarget) => `${id}-${target.id}`
  const words = notice ?? report
  return (
    <>
      <div className="flex h-12 shrink-0 items-center gap-3 border-line border-b px-4">
        <Search aria-hidden className={clsx('size-4 shrink-0 text-ink-faint', isSearching && 'pulse')} />
        <input
          ref={inputRef}
          role="combobox"
          aria-label="Jump to a device, person or page"
          aria-expanded={targets.length > 0}
          aria-controls={`${id}-list`}
          aria-activedescendant={active && optionId(active)}
          aria-autocomplete="list"
          autoComplete="off"
          spellCheck={false}
          placeholder="Name, serial number, person or page"
          value={text}
          onChange={event => {
            setText(event.target.value)
            setChosen(null)
            setEntered(false)
          }}
          onKeyDown={onKeyDown}
          className="h-full min-w-0 flex-1 bg-transparent text-base outline-none"
        />
        <Kbd keys="Escape" className="max-sheet:hidden" />
        <IconButton icon={X} label="Close" size="lg" onClick={onClose} className="-mr-2.5 sheet:hidden" />
      </div>
      <div
        id={`${id}-list`}
        role="listbox"
        aria-label="Places and actions"
        className="min-h-0 overflow-y-auto px-1.5 pb-1.5"
      >
        {groups.map(({ heading, isFound, targets }) => (
          // biome-ignore lint/a11y/useSemanticElements: a group of options within a listbox, not of fields
          <div key={heading} role="group" aria-labelledby={`${id}-${heading}`}>
            <div id={`${id}-${heading}`} className="px-2.5 pt-2.5 pb-1 font-medium text-ink-faint text-xs">
              {heading}
            </div>
            {targets.map(target => (
              <JumpOption
                key={target.id}
                id={optionId(target)}
                target={target}
                search={isFound ? text : ''}
                active={target === active}
                onPoint={() => setChosen(target.id)}
                onJump={() => onJump(target)}
              />
            ))}
          </div>
        ))}
      </div>
      {targets.length === 0 && (
        <p className="px-4 pb-4 text-ink-muted text-sm">
          {isSearching ? 'Searching…' : `No device, person, page or action matches “${text.trim()}”.`}
        </p>
      )}
      {words && <p className="shrink-0 border-line border-t px-4 py-2.5 text-ink-muted text-xs">{words}</p>}
      <p role="status" className="sr-only">
        {words ?? `${targets.length} places`}
      </p>
    </>
  )
}
