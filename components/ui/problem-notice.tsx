import { clsx } from 'clsx'
import type { ReactNode } from 'react'
import { CopyButton } from './copy-button'
import { type Tone, ToneSign } from './status'

/** Something went wrong: what, what it means, what to do next, and the request id that support will ask for. */
export function ProblemNotice({
  title,
  meaning,
  action,
  requestId,
  tone = 'critical',
  className,
}: {
  title: string
  meaning?: ReactNode
  action?: ReactNode
  requestId?: string | undefined
  tone?: Extract<Tone, 'critical' | 'warning' | 'info'>
  className?: string | undefined
}) {
  return (
    <div
      role="alert"
      className={clsx('flex gap-3 rounded-lg border border-line bg-surface p-4 text-left text-sm', className)}
    >
      <ToneSign tone={tone} className="mt-0.5 size-4" />
      <div className="min-w-0 flex-1">
        <p className="font-semibold">{title}</p>
        {meaning && <div className="mt-0.5 text-pretty text-ink-muted">{meaning}</div>}
        {action && <div className="mt-3 flex flex-wrap gap-2">{action}</div>}
        {requestId && <RequestId value={requestId} className="mt-3" />}
      </div>
    </div>
  )
}

export function RequestId({
  value,
  label = 'Request',
  className,
}: {
  value: string
  label?: string
  className?: string | undefined
}) {
  return (
    <p className={clsx('flex min-w-0 items-center gap-1.5 text-ink-faint text-xs', className)}>
      <span className="shrink-0">{label}</span>
      <code className="min-w-0 truncate font-mono text-ink-muted">{value}</code>
      <CopyButton value={value} label={`Copy ${label.toLowerCase()} number`} />
    </p>
  )
}
