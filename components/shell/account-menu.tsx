'use client'

import { useQueryClient } from '@tanstack/react-query'
import { Keyboard, LogOut, MonitorCheck } from 'lucide-react'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Menu } from '@/components/ui/menu'
import { tooltipProps } from '@/components/ui/tooltip'
import type { Account } from '@/lib/domain/account'
import { toInitials } from './initials'
import { signOutEverywhere } from './session/sign-out'

export function AccountMenu({ account, onShortcuts }: { account: Account; onShortcuts: () => void }) {
  const client = useQueryClient()
  const [signOut, setSignOut] = useState<'idle' | 'pending' | 'failed'>('idle')

  function startSignOut() {
    setSignOut('pending')
    signOutEverywhere(client).catch(() => setSignOut('failed'))
  }

  return (
    <>
      <Menu
        label="Account"
        align="end"
        trigger={
          <button
            type="button"
            aria-label={`Account: ${account.name}`}
            aria-busy={signOut === 'pending' || undefined}
            {...tooltipProps(account.name, { side: 'bottom' })}
            className="flex size-8 shrink-0 items-center justify-center rounded-full bg-accent-soft font-semibold text-accent text-xs aria-busy:opacity-60 aria-expanded:outline-2 aria-expanded:outline-accent"
          >
            {toInitials(account.name)}
          </button>
        }
        entries={[
          { kind: 'content', content: <Identity account={account} /> },
          { kind: 'separator' },
          { kind: 'link', label: 'Sessions', icon: MonitorCheck, href: '/sessions' },
          { kind: 'action', label: 'Keyboard shortcuts', icon: Keyboard, keys: '?', onSelect: onShortcuts },
          { kind: 'separator' },
          { kind: 'action', label: 'Sign out', icon: LogOut, onSelect: startSignOut },
        ]}
      />
      <Dialog
        open={signOut === 'failed'}
        onOpenChange={open => !open && setSignOut('idle')}
        size="sm"
        title="You are still signed in"
        description="The console could not be reached, so nothing was signed out. Check your connection and try again."
        footer={
          <Button variant="primary" onClick={startSignOut}>
            Try again
          </Button>
        }
      />
    </>
  )
}

function Identity({ account }: { account: Account }) {
  return (
    <div className="w-56 max-w-full">
      <p className="truncate font-semibold text-sm">{account.name}</p>
      <p className="truncate text-ink-muted text-xs">{account.upn}</p>
      <p className="mt-2 inline-flex h-5 items-center rounded-sm border border-line px-1.5 text-ink-muted text-xs">
        {account.role}
      </p>
    </div>
  )
}
