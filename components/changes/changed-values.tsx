import { clsx } from 'clsx'
import { ArrowRight } from 'lucide-react'
import { Status } from '@/components/ui/status'
import { clippedTip } from '@/components/ui/tooltip'
import { RingMark } from '@/components/update-ring/ring-mark'
import type { DeviceChange } from '@/lib/domain/change'
import { changedValues } from '@/lib/domain/change-wording'
import { assignmentStatus, complianceStatus } from '@/lib/domain/device-status'

/** A field before and after, each value drawn as everywhere; nothing for a device that came or went. */
export function ChangedValues({ change }: { change: Pick<DeviceChange, 'field' | 'from' | 'to'> }) {
  const { field, from, to } = change
  if (field === null) return null
  const words = changedValues(change)
  return (
    <span className="flex min-w-0 items-center gap-2">
      <span className="sr-only">from </span>
      <Value field={field} value={from} words={words.from} className="text-ink-muted" />
      <ArrowRight aria-hidden className="size-3.5 shrink-0 text-ink-faint" />
      <span className="sr-only"> to </span>
      <Value field={field} value={to} words={words.to} />
    </span>
  )
}

function Value({
  field,
  value,
  words,
  className,
}: {
  field: NonNullable<DeviceChange['field']>
  value: string | null
  words: string
  className?: string
}) {
  if (!value) return <span className="shrink-0 text-ink-faint">{words}</span>
  if (field === 'ring') return <RingMark ring={value} className={className ?? ''} />
  if (field === 'compliance' || field === 'profileAssignment') {
    const { tone } = field === 'compliance' ? complianceStatus(value) : assignmentStatus(value)
    return (
      <Status tone={tone} className={className ?? ''}>
        {words}
      </Status>
    )
  }
  return (
    <span {...clippedTip} className={clsx('min-w-0 truncate', className)}>
      {words}
    </span>
  )
}
