import { clsx } from 'clsx'
import {
  AppWindow,
  CircleMinus,
  CirclePlus,
  ClipboardCheck,
  IdCard,
  type LucideIcon,
  PencilLine,
  RotateCcw,
  ShieldCheck,
  Signal,
  Tag,
  UserRound,
} from 'lucide-react'
import type { ChangeKind, EventField } from '@/lib/domain/change'
import type { Happening } from '@/lib/domain/change-query'
import { happeningTitle } from '@/lib/domain/change-wording'

const KINDS: Record<ChangeKind, { icon: LucideIcon; tint: string }> = {
  added: { icon: CirclePlus, tint: 'text-good' },
  removed: { icon: CircleMinus, tint: 'text-critical' },
  returned: { icon: RotateCcw, tint: 'text-info' },
  changed: { icon: PencilLine, tint: 'text-ink-muted' },
}

const FIELDS: Record<EventField, LucideIcon> = {
  name: Tag,
  userUpn: UserRound,
  ring: Signal,
  profile: IdCard,
  compliance: ShieldCheck,
  osVersion: AppWindow,
  profileAssignment: ClipboardCheck,
}

/** The sign of what happened: a shape of its own for each. */
export function HappeningIcon({ kind, field, className }: Happening & { className?: string }) {
  const { icon, tint } = KINDS[kind]
  const Icon = field ? FIELDS[field] : icon
  return <Icon aria-hidden className={clsx('size-4 shrink-0', tint, className)} />
}

/** Sign and word. */
export function HappeningMark({ kind, field }: Happening) {
  return (
    <span className="inline-flex min-w-0 items-center gap-2">
      <HappeningIcon kind={kind} field={field} />
      <span className="truncate">{happeningTitle({ kind, field })}</span>
    </span>
  )
}
