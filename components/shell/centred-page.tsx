import { clsx } from 'clsx'
import type { ReactNode } from 'react'
import { Logo } from './logo'

/** A page without navigation: signing in, and what goes wrong before there is anything to navigate. */
export function CentredPage({ children, footnote }: { children: ReactNode; footnote?: ReactNode }) {
  return (
    <main className="flex min-h-dvh flex-col items-center px-4 pt-[max(32px,11vh)] pb-12">
      <div className="mb-5 flex items-center gap-2.5 font-semibold text-base">
        <Logo className="size-7" />
        Managed Desktop Console
      </div>
      <div className="w-full max-w-105 rounded-lg border border-line bg-surface p-6 shadow-control sheet:p-8">
        {children}
      </div>
      {footnote && <div className="mt-5 max-w-95 text-balance text-center text-ink-muted text-sm">{footnote}</div>}
    </main>
  )
}

/** The heading of such a page: what happened, and below it what that means. */
export function CentredHeading({
  icon,
  title,
  children,
  className,
}: {
  icon?: ReactNode
  title: string
  children?: ReactNode
  className?: string
}) {
  return (
    <div className={clsx('grid gap-2', className)}>
      {icon}
      <h1 className="text-balance font-semibold text-xl">{title}</h1>
      {children && <div className="grid gap-2 text-pretty text-ink-muted">{children}</div>}
    </div>
  )
}
