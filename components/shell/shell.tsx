'use client'

import { clsx } from 'clsx'
import { Menu as MenuIcon } from 'lucide-react'
import Link from 'next/link'
import { usePathname } from 'next/navigation'
import { type ReactNode, useState } from 'react'
import { Sheet } from '@/components/ui/dialog'
import { IconButton } from '@/components/ui/icon-button'
import type { Account } from '@/lib/domain/account'
import { AccountMenu } from './account-menu'
import { JumpButton } from './jump/jump-button'
import { Keyboard } from './keyboard/keyboard'
import { ShortcutsDialog } from './keyboard/shortcuts-dialog'
import { Logo } from './logo'
import { NavigationLinks } from './navigation-links'
import { SignInBanner } from './session/sign-in-banner'
import type { Theme } from './theme/theme'
import { ThemeMenu } from './theme/theme-menu'

/** Navigation on the left, a bar on top, the page in what is left; only the page scrolls. */
export function Shell({ account, theme, children }: { account: Account; theme: Theme; children: ReactNode }) {
  const [shortcutsOpen, setShortcutsOpen] = useState(false)
  return (
    <div className="flex h-dvh overflow-hidden print:block print:h-auto print:overflow-visible">
      <a
        href="#content"
        className="sr-only rounded bg-accent px-3 py-1.5 font-medium text-accent-ink text-sm focus:not-sr-only focus:fixed focus:top-2 focus:left-2 focus:z-50"
      >
        Skip to content
      </a>
      <aside
        aria-label="Console"
        className="isolate hidden w-rail shrink-0 flex-col gap-3 border-line border-r bg-surface p-2 print:hidden! sheet:flex wide:w-nav wide:p-3"
      >
        <Brand rail />
        <NavigationLinks role={account.role} rail />
      </aside>
      <div className="flex min-w-0 flex-1 flex-col">
        <header className="isolate flex h-bar shrink-0 items-center gap-1.5 border-line border-b bg-surface px-3 print:hidden sheet:px-4">
          <NavigationSheet account={account} />
          <span className="flex-1 sheet:hidden" />
          <JumpButton role={account.role} onShortcuts={() => setShortcutsOpen(true)} />
          <span className="hidden flex-1 sheet:block" />
          <ThemeMenu theme={theme} />
          <AccountMenu account={account} onShortcuts={() => setShortcutsOpen(true)} />
        </header>
        <SignInBanner />
        <main id="content" tabIndex={-1} className="min-h-0 flex-1 overflow-y-auto outline-none print:overflow-visible">
          {children}
        </main>
      </div>
      <Keyboard role={account.role} onHelp={() => setShortcutsOpen(true)} />
      <ShortcutsDialog open={shortcutsOpen} onOpenChange={setShortcutsOpen} />
    </div>
  )
}

/** Below 1100 px the rail has room for the mark only; the name stays for those who hear the page. */
function Brand({ rail = false }: { rail?: boolean }) {
  return (
    <Link
      href="/"
      aria-label="Managed Desktop Console"
      className={clsx('flex h-9 items-center gap-2.5 rounded', rail && 'justify-center wide:justify-start wide:px-1.5')}
    >
      <Logo className="size-7 shrink-0" />
      <span className={clsx('text-sm leading-4', rail && 'hidden wide:block')}>
        <span className="block font-semibold">Managed Desktop</span>
        <span className="block text-ink-muted text-xs leading-4">Console</span>
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
        <div className="-mx-2.5">
          <NavigationLinks role={account.role} />
        </div>
      </Sheet>
    </div>
  )
}
