'use client'

import { clsx } from 'clsx'
import { Search, X } from 'lucide-react'
import { type ComponentProps, useEffectEvent, useLayoutEffect, useRef } from 'react'
import { fieldClass } from './field-class'
import { IconButton } from './icon-button'
import { Kbd } from './kbd'

/**
 * A search box with a leading icon, a clear button and the shortcut that reaches it.
 * `pageSearch` makes it the box that `/` focuses. Escape clears it, and a second Escape leaves it.
 */
export function SearchField({
  label,
  value,
  onValueChange,
  keys,
  pageSearch = false,
  className,
  ...props
}: Omit<ComponentProps<'input'>, 'value' | 'onChange' | 'type'> & {
  label: string
  value: string
  onValueChange: (value: string) => void
  keys?: string | undefined
  pageSearch?: boolean
}) {
  const input = useRef<HTMLInputElement>(null)
  const clear = () => {
    onValueChange('')
    input.current?.focus()
  }
  // Whoever is quicker than the page has typed into a field that nobody heard yet.
  const takeTyped = useEffectEvent(() => {
    const typed = input.current?.value ?? value
    if (typed !== value) onValueChange(typed)
  })
  useLayoutEffect(() => takeTyped(), [])
  return (
    // Its size does not depend on what is in it: a key then has the browser lay out the field alone, and not the page.
    <div className={clsx('group relative h-8 contain-layout contain-size', className)}>
      <Search aria-hidden className="pointer-events-none absolute top-2 left-2.5 size-4 text-ink-faint" />
      <input
        autoComplete="off"
        spellCheck={false}
        placeholder={label}
        onKeyDown={event => {
          if (event.key !== 'Escape') return
          if (value) clear()
          else event.currentTarget.blur()
        }}
        {...props}
        ref={input}
        type="search"
        aria-label={label}
        value={value}
        onChange={event => onValueChange(event.target.value)}
        data-page-search={pageSearch ? '' : undefined}
        className={clsx(fieldClass, 'peer pr-9 pl-8')}
      />
      <IconButton
        icon={X}
        label="Clear search"
        size="sm"
        onClick={clear}
        className="absolute top-1 right-1 peer-placeholder-shown:hidden"
      />
      {keys && (
        <Kbd
          keys={keys}
          className="pointer-events-none invisible absolute top-[7px] right-2 peer-placeholder-shown:visible group-focus-within:invisible!"
        />
      )}
    </div>
  )
}
