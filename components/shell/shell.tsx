'use client'

import { Menu as MenuIcon } from 'lucide-react'
import Link from 'next/link'
import { usePathname } from 'next/navigation'
import { type ReactNode, useState } from 'react'
import { Sheet } from '@/components/ui/dialog'
import { IconButton } from '@/components/ui/icon-button'
import type { Account } from '@/lib/domain/account'
import { AccountMenu } from './account-menu'
import { Keyboard } from './keyboard/keyboard'
import { ShortcutsDialog } from './keyboard/shortcuts-dialog'
import { Logo } from './logo'
import { NavigationLinks } from './navigation-links'
import { SessionEndedBanner } from './session/session-ended-banner'
import type { Theme } from './theme/theme'
import { ThemeMenu } from './theme/theme-menu'

/** Navigation on the left, a bar on top, the page in what is left; only the page scrolls. */
export function Shell({ account, theme, children }: { account: Account; theme: Theme; children: ReactNode }) {
  const [shortcutsOpen, setShortcutsOpen] = useState(false)
  return (
    <div className="flex h-dvh overflow-hidden">
      <a
        href="#content"
        className="sr-only rounded bg-accent px-3 py-1.5 font-medium text-accent-ink text-sm focus:not-sr-only focus:fixed focus:top-2 focus:left-2 focus:z-50"
      >
        Skip to content
      </a>
      <div className="hidden w-rail shrink-0 flex-col gap-3 border-line border-r bg-surface p-2 sheet:flex wide:w-nav wide:p-3">
        <Brand rail />
        <NavigationLinks role={account.role} rail />
      </div>
      <div className="flex min-w-0 flex-1 flex-col">
        <header className="flex h-bar shrink-0 items-center gap-1.5 border-line border-b bg-surface px-3 sheet:px-4">
          <NavigationSheet account={account} />
          <span className="flex-1" />
          <ThemeMenu theme={theme} />
          <AccountMenu account={account} onShortcuts={() => setShortcutsOpen(true)} />
        </header>
        <SessionEndedBanner />
        <main id="content" tabIndex={-1} className="min-h-0 flex-1 overflow-y-auto outline-none">
          {children}
        </main>
      </div>
      <Keyboard role={account.role} onHelp={() => setShortcutsOpen(true)} />
      <ShortcutsDialog open={shortcutsOpen} onOpenChange={setShortcutsOpen} />
    </div>
  )
}

function Brand({ rail = false }: { rail?: boolean }) {
  return (
    <Link
      href="/"
      aria-label="Managed Desktop Console"
      className="flex h-9 items-center justify-center gap-2.5 rounded wide:justify-start wide:px-1.5"
    >
      <Logo className="size-6 shrink-0" />
      <span className={rail ? 'hidden truncate font-semibold text-sm wide:inline' : 'truncate font-semibold text-sm'}>
        Managed Desktop Console
      </span>
    </Link>
  )
}

/** The navigation below 700 px. It closes itself when a link was followed. */
function NavigationSheet({ account }: { account: Account }) {
  const [openAt, setOpenAt] = useState<string | null>(null)
  const pathname = usePathname()
  return (
    <div className="flex min-w-0 items-center gap-1 sheet:hidden">
      <IconButton icon={MenuIcon} label="Open navigation" size="lg" onClick={() => setOpenAt(pathname)} />
      <Brand />
      <Sheet
        title="Managed Desktop Console"
        open={openAt === pathname}
        onOpenChange={open => setOpenAt(open ? pathname : null)}
      >
        <NavigationLinks role={account.role} />
      </Sheet>
    </div>
  )
}
