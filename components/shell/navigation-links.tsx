'use client'

import { clsx } from 'clsx'
import Link from 'next/link'
import { usePathname } from 'next/navigation'
import { tooltipProps } from '@/components/ui/tooltip'
import type { Role } from '@/lib/domain/account'
import { isCurrent, type NavigationItem, navigationFor } from './navigation'

/** The navigation's groups. `rail` hides the labels below 1100 px and shows them as tooltips instead. */
export function NavigationLinks({ role, rail = false }: { role: Role; rail?: boolean }) {
  const pathname = usePathname()
  return (
    <nav aria-label="Main" className="grid gap-4">
      {navigationFor(role).map(({ heading, items }) => (
        <div key={heading}>
          {heading && (
            <h2 className={clsx('mb-1 px-2.5 font-medium text-ink-faint text-xs', rail && 'sr-only wide:not-sr-only')}>
              {heading}
            </h2>
          )}
          <ul className="grid gap-0.5">
            {items.map(item => (
              <li key={item.href}>
                <Item item={item} current={isCurrent(item.href, pathname)} rail={rail} />
              </li>
            ))}
          </ul>
        </div>
      ))}
    </nav>
  )
}

function Item({ item, current, rail }: { item: NavigationItem; current: boolean; rail: boolean }) {
  const Icon = item.icon
  return (
    <Link
      href={item.href}
      aria-current={current ? 'page' : undefined}
      className={clsx(
        'relative flex items-center gap-2.5 rounded px-2.5 text-sm transition-colors',
        // In the sheet the rows are for thumbs.
        rail ? 'h-8' : 'h-10',
        current ? 'bg-accent-soft font-semibold text-accent' : 'text-ink-muted hover:bg-hover hover:text-ink',
        rail && 'justify-center px-0 wide:justify-start wide:px-2.5',
      )}
    >
      <Icon aria-hidden className="size-4 shrink-0" />
      <span className={clsx(rail && 'sr-only wide:not-sr-only')}>{item.label}</span>
      {rail && (
        <span
          {...tooltipProps(item.label, { keys: item.keys, side: 'right' })}
          className="absolute inset-0 wide:hidden"
        />
      )}
    </Link>
  )
}
