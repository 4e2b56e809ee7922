import { clsx } from 'clsx'
import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'

/** Nothing to show: what happened in one sentence, what it means, and the one next step. */
export function EmptyState({
  icon: Icon,
  title,
  children,
  action,
  className,
}: {
  icon?: LucideIcon | undefined
  title: string
  children?: ReactNode
  action?: ReactNode
  className?: string | undefined
}) {
  return (
    <div className={clsx('mx-auto flex max-w-md flex-col items-center px-6 py-16 text-center', className)}>
      {Icon && (
        <span className="mb-4 flex size-10 items-center justify-center rounded-lg border border-line bg-surface text-ink-faint">
          <Icon aria-hidden className="size-5" />
        </span>
      )}
      <h2 className="text-balance font-semibold text-base">{title}</h2>
      {children && <div className="mt-1 text-pretty text-ink-muted text-sm">{children}</div>}
      {action && <div className="mt-5 flex flex-wrap justify-center gap-2">{action}</div>}
    </div>
  )
}
