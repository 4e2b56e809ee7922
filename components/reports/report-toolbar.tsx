import { clsx } from 'clsx'
import { CalendarDays } from 'lucide-react'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { buttonClass } from '@/components/ui/button-class'
import { RingMark } from '@/components/update-ring/ring-mark'
import { REPORT_SPANS, type ReportView, reportPath } from '@/lib/domain/report'

const SPANS = { 30: '30 days', 90: '90 days', 365: 'A year' } as const

/** What the reports are about: links, so that each choice is an address. */
export function ReportToolbar({
  view,
  rings,
  month,
  children,
}: {
  view: ReportView
  rings: readonly string[]
  /** The newest month there is a summary of. */
  month: string
  children: ReactNode
}) {
  return (
    <header className="flex flex-wrap items-center gap-x-4 gap-y-2 print:hidden">
      <h1 className="flex-1 font-semibold text-xl">Reports</h1>
      <Choices label="Time">
        {REPORT_SPANS.map(days => (
          <Choice key={days} href={reportPath({ ...view, days })} current={view.days === days}>
            {SPANS[days]}
          </Choice>
        ))}
      </Choices>
      <Choices label="Ring">
        <Choice href={reportPath({ ...view, ring: null })} current={view.ring === null}>
          All
        </Choice>
        {rings.map(ring => (
          <Choice key={ring} href={reportPath({ ...view, ring })} current={view.ring === ring}>
            <RingMark ring={ring} />
          </Choice>
        ))}
      </Choices>
      <span className="flex gap-2">
        {children}
        <Link href={`/reports/${month}`} prefetch={false} className={buttonClass()}>
          <CalendarDays aria-hidden className="size-4" />
          Monthly summary
        </Link>
      </span>
    </header>
  )
}

function Choices({ label, children }: { label: string; children: ReactNode }) {
  return (
    <nav
      aria-label={label}
      className="inline-flex h-8 max-w-full overflow-x-auto rounded border border-line bg-sunken p-0.5"
    >
      {children}
    </nav>
  )
}

function Choice({ href, current, children }: { href: string; current: boolean; children: ReactNode }) {
  return (
    <Link
      href={href}
      prefetch={false}
      scroll={false}
      aria-current={current ? 'true' : undefined}
      className={clsx(
        'inline-flex shrink-0 items-center rounded-sm px-2.5 text-sm',
        current ? 'bg-surface font-medium text-ink shadow-control' : 'text-ink-muted hover:text-ink',
      )}
    >
      {children}
    </Link>
  )
}
