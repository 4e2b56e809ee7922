import { clsx } from 'clsx'
import { Sparkline } from '@/components/charts/sparkline'
import { CountLink } from '@/components/fleet/count-link'
import type { Texts } from '@/components/formatting/texts'
import { Card } from '@/components/ui/card'
import { Status, ToneSign } from '@/components/ui/status'
import { ATTENTION_CODES, ATTENTION_RULES, type AttentionCode } from '@/lib/domain/attention'
import { countsOf, dayOf } from '@/lib/domain/fleet-day'
import type { Overview } from '@/lib/domain/overview'
import { dayBack } from '@/lib/domain/update-course'

const SEVERITY = { critical: 'Critical', warning: 'Warning', info: 'For information' } as const

/** What is wrong in the fleet, gravest first: how many devices, how that went, what to do, and the way to them. */
export function AttentionQueue({ overview, texts }: { overview: Overview; texts: Texts }) {
  const now = countsOf(overview.rings, null).attention
  const past = overview.days.map(({ rings }) => countsOf(rings, null).attention)
  const week = dayBack(overview.days, dayOf(overview.now), 7)
  const before = week && countsOf(week.rings, null).attention
  const codes = ATTENTION_CODES.filter(code => now[code])
  if (codes.length === 0) {
    return (
      <Card title="What needs attention">
        <p className="py-6">
          <Status tone="good">Nothing in the fleet needs attention</Status>
        </p>
      </Card>
    )
  }
  return (
    <Card title="What needs attention" aside={<span className="text-ink-muted text-sm">Most urgent first</span>}>
      <ul className="divide-y divide-line">
        {codes.map(code => (
          <Reason
            key={code}
            code={code}
            count={now[code] ?? 0}
            values={[...past.map(counts => counts[code] ?? 0), now[code] ?? 0]}
            change={before ? (now[code] ?? 0) - (before[code] ?? 0) : null}
            texts={texts}
          />
        ))}
      </ul>
    </Card>
  )
}

function Reason({
  code,
  count,
  values,
  change,
  texts,
}: {
  code: AttentionCode
  count: number
  values: readonly number[]
  /** Since a week ago; `null` where nobody knows. */
  change: number | null
  texts: Texts
}) {
  const { severity, label, advice } = ATTENTION_RULES[code]
  return (
    <li className="relative -mx-4 grid grid-cols-[auto_minmax(0,1fr)_auto_auto] items-center gap-x-3 px-4 py-2 hover:bg-hover max-sheet:grid-cols-[auto_minmax(0,1fr)_auto]">
      <ToneSign tone={severity} />
      <div className="min-w-0">
        <h3 className="font-medium">
          <span className="sr-only">{SEVERITY[severity]}: </span>
          {label}
        </h3>
        <p className="text-pretty text-ink-muted text-sm">{advice}</p>
      </div>
      <div className="flex flex-col items-end max-sheet:hidden">
        <Sparkline values={values} />
        {change !== null && (
          <span
            className={clsx(
              'text-xs',
              change === 0 ? 'text-ink-faint' : change > 0 ? 'text-critical-ink' : 'text-good-ink',
            )}
          >
            {change === 0 ? 'as a week ago' : `${texts.change(change)} in a week`}
          </span>
        )}
      </div>
      <CountLink
        filters={{ attention: [code] }}
        count={count}
        className="min-w-16 text-right font-semibold text-lg after:absolute after:inset-0"
      >
        {texts.number(count)}
        <span className="sr-only"> devices: {label}</span>
      </CountLink>
    </li>
  )
}
