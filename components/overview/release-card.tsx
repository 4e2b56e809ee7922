import { toCounts } from '@/components/fleet/breakdown'
import { CountLink } from '@/components/fleet/count-link'
import type { Texts } from '@/components/formatting/texts'
import { Card } from '@/components/ui/card'
import { Status } from '@/components/ui/status'
import { tooltipProps } from '@/components/ui/tooltip'
import { NONE } from '@/lib/domain/device-query'
import { dayOf, daysBefore } from '@/lib/domain/fleet-day'
import { findRelease, RELEASES_AS_OF } from '@/lib/domain/windows'

/** How long before the end of servicing a release is named, in days. */
const ENDING_DAYS = 90

/** The Windows releases in use, and when servicing of each ends. */
export function ReleaseCard({
  counts,
  now,
  total,
  texts,
}: {
  counts: Readonly<Record<string, number>>
  /** Milliseconds. */
  now: number
  total: number
  texts: Texts
}) {
  const today = dayOf(now)
  return (
    <Card
      title="Windows releases"
      aside={
        <span
          {...tooltipProps(
            `Servicing ends for Enterprise and Education; Pro ends earlier. Microsoft’s dates as of ${texts.date(RELEASES_AS_OF)}.`,
          )}
          className="text-ink-muted text-sm"
        >
          end of servicing
        </span>
      }
    >
      <ul className="py-1.5">
        {toCounts(counts).map(({ value, count }) => (
          <li
            key={value}
            className="relative -mx-1.5 flex flex-wrap items-center gap-x-3 rounded px-1.5 py-1 text-sm hover:bg-hover"
          >
            <span className="flex-1 whitespace-nowrap">{value === NONE ? 'Unknown release' : value}</span>
            <span className="max-sheet:order-last max-sheet:w-full">
              <End release={value} today={today} texts={texts} />
            </span>
            <CountLink
              filters={{ osRelease: [value] }}
              count={count}
              className="min-w-14 text-right after:absolute after:inset-0"
            >
              {texts.number(count)}
              <span className="sr-only"> devices, {texts.percent(count / total)}</span>
            </CountLink>
          </li>
        ))}
      </ul>
    </Card>
  )
}

function End({ release, today, texts }: { release: string; today: string; texts: Texts }) {
  const known = findRelease(release)
  const end = known?.endsEnterprise ?? null
  if (end === null) return <span className="text-ink-faint text-xs">{known ? 'no date yet' : ''}</span>
  if (end < today) return <Status tone="critical">ended {texts.date(end)}</Status>
  if (daysBefore(end, ENDING_DAYS) <= today) return <Status tone="warning">ends {texts.date(end)}</Status>
  return <span className="text-ink-muted text-xs">{texts.date(end)}</span>
}
