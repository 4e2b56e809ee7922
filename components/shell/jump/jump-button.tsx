'use client'

import { Search } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import { useShortcut } from '@/components/shell/keyboard/use-shortcut'
import { IconButton } from '@/components/ui/icon-button'
import { Kbd } from '@/components/ui/kbd'
import type { Role } from '@/lib/domain/account'

const loadDialog = () => import('./jump-dialog')
const JumpDialog = lazy(loadDialog)

/** Opens the jump dialog from anywhere: a field-like button in the bar, an icon on small screens, and Ctrl+K. */
export function JumpButton({ role, onShortcuts }: { role: Role; onShortcuts: () => void }) {
  const [state, setState] = useState<'never' | 'open' | 'closed'>('never')
  const open = () => setState('open')
  useShortcut({ keys: 'mod+k', label: 'Jump to a device, person or page', group: 'Anywhere', run: open })
  return (
    <>
      <button
        type="button"
        onClick={open}
        onPointerEnter={loadDialog}
        onFocus={loadDialog}
        className="hidden h-8 w-full max-w-96 items-center gap-2 rounded border border-line bg-canvas pr-2 pl-2.5 text-ink-faint text-sm transition-colors hover:border-line-strong hover:text-ink-muted sheet:flex"
      >
        <Search aria-hidden className="size-4 shrink-0" />
        <span className="min-w-0 flex-1 truncate text-left">Search devices, people, serials…</span>
        <Kbd keys="mod+k" />
      </button>
      <IconButton
        icon={Search}
        label="Jump to a device, person or page"
        size="lg"
        onClick={open}
        className="sheet:hidden"
      />
      {state !== 'never' && (
        <Suspense>
          <JumpDialog
            open={state === 'open'}
            role={role}
            onShortcuts={onShortcuts}
            onClose={() => setState('closed')}
          />
        </Suspense>
      )}
    </>
  )
}
