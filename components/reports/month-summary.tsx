import Link from 'next/link'
import type { ReactNode } from 'react'
import type { Texts } from '@/components/formatting/texts'
import { EmptyState } from '@/components/ui/empty-state'
import { RingMark } from '@/components/update-ring/ring-mark'
import { countsOf, type FleetDay } from '@/lib/domain/fleet-day'
import type { Month } from '@/lib/domain/report'
import { byRing } from '@/lib/domain/update-ring'
import { measureRows, reasonRows } from './measure-rows'
import { MeasureTable } from './measure-table'
import { UpdateReport } from './update-report'

/** A month of the fleet on a sheet of paper. */
export function MonthSummary({
  month,
  months,
  days,
  texts,
  actions,
}: {
  month: Month
  /** The months there are, newest first. */
  months: readonly string[]
  /** The days of the month that are known, oldest first. */
  days: readonly FleetDay[]
  texts: Texts
  actions: ReactNode
}) {
  const [first, last] = [days[0], days.at(-1)]
  return (
    <div className="mx-auto grid max-w-4xl gap-5 px-4 pt-3 pb-10 print:max-w-none print:p-0">
      <header className="flex flex-wrap items-end gap-x-4 gap-y-2">
        <div className="flex-1">
          <nav aria-label="Breadcrumb" className="text-sm print:hidden">
            <Link href="/reports" className="rounded-sm text-ink-muted hover:text-ink hover:underline">
              Reports
            </Link>
          </nav>
          <h1 className="font-semibold text-xl">Fleet summary, {texts.month(month.name)}</h1>
          {first && last && (
            <p className="text-ink-muted text-sm">
              {texts.date(first.day)} to {texts.date(last.day)}, {texts.number(days.length)}{' '}
              {days.length === 1 ? 'day' : 'days'} with a sync; estimates are named as such
            </p>
          )}
        </div>
        <span className="flex gap-2 print:hidden">{actions}</span>
      </header>
      <nav aria-label="Months" className="flex flex-wrap gap-x-3 gap-y-1 text-sm print:hidden">
        {months.map(name => (
          <Link
            key={name}
            href={`/reports/${name}`}
            prefetch={false}
            aria-current={name === month.name ? 'page' : undefined}
            className="rounded-sm text-accent hover:underline aria-[current=page]:font-semibold aria-[current=page]:text-ink"
          >
            {texts.month(name)}
          </Link>
        ))}
      </nav>
      {first && last ? (
        <Sheet first={first} last={last} days={days} texts={texts} />
      ) : (
        <EmptyState title={`Nothing is known of ${texts.month(month.name)}`}>
          The console noted no day of this month. Choose one of the months above.
        </EmptyState>
      )}
    </div>
  )
}

function Sheet({
  first,
  last,
  days,
  texts,
}: {
  first: FleetDay
  last: FleetDay
  days: readonly FleetDay[]
  texts: Texts
}) {
  const counts = days.map(({ rings }) => countsOf(rings, null))
  const rings = Object.keys(last.rings).sort(byRing)
  const span = { from: first.day, to: last.day, texts }
  return (
    <>
      <Part title="How the fleet is doing">
        <MeasureTable caption="How the fleet is doing" rows={measureRows(counts, null, texts, false)} {...span} />
      </Part>
      <Part title="Reasons for attention">
        <MeasureTable caption="Reasons for attention" rows={reasonRows(counts, null, texts, false)} {...span} />
      </Part>
      <Part title="Updates by ring at the end, estimated">
        <UpdateReport rings={last.rings} names={rings} texts={texts} isNow={false} />
      </Part>
      <Part title="Devices by ring">
        <MeasureTable
          caption="Devices by ring"
          rows={rings.map(ring => ({
            key: ring,
            label: <RingMark ring={ring} />,
            values: days.map(({ rings: then }) => then[ring]?.total ?? 0),
            format: texts.number,
            more: 'neutral' as const,
          }))}
          {...span}
        />
      </Part>
    </>
  )
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="break-inside-avoid rounded-lg border border-line bg-surface px-4 py-2.5 print:border-0 print:px-0">
      <h2 className="mb-1 font-semibold text-base">{title}</h2>
      {children}
    </section>
  )
}
