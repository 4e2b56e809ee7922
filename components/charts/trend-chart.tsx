import { scaleLinear } from 'd3-scale'
import { area, line, stack } from 'd3-shape'
import { tooltipProps } from '@/components/ui/tooltip'
import { ChartTable } from './chart-table'

export type Series = {
  key: string
  label: string
  /** CSS. */
  colour: string
  /** One for each step; `null` where nothing is known. */
  values: readonly (number | null)[]
}

type Mark = { label: string; at: number }

/**
 * Series over steps of time, as lines or one upon the other. It takes the width it is given and its height from
 * `className`; the picture is drawn on a hundred by a hundred units, and what is text stands beside it as text.
 */
export function TrendChart({
  title,
  summary,
  steps,
  series,
  format,
  ceiling,
  atMost = Number.POSITIVE_INFINITY,
  fromZero = true,
  stacked = false,
  goal,
  deadline,
  className = 'h-44',
}: {
  title: string
  /** What the picture shows, in a sentence. */
  summary: string
  /** What each step is called, and where on the axis it lies. */
  steps: readonly { label: string; at: number }[]
  series: readonly Series[]
  format: (value: number) => string
  /** The top of the axis; the highest value unless told otherwise. */
  ceiling?: number
  /** What no value can be higher than: the axis ends there at the latest. */
  atMost?: number
  /** Lines may begin at their lowest value, where what changes is small beside the whole. */
  fromZero?: boolean
  stacked?: boolean
  /** A value to be reached, and a step by when. */
  goal?: Mark
  deadline?: Mark
  className?: string
}) {
  const rows = steps.map((_, index) => Object.fromEntries(series.map(({ key, values }) => [key, values[index] ?? 0])))
  const layers = stacked ? stack<Record<string, number>>().keys(series.map(({ key }) => key))(rows) : []
  const known = series.flatMap(({ values }) => values.filter(value => value !== null))
  const lowest = fromZero || known.length === 0 ? 0 : Math.min(...known)
  const highest = stacked
    ? Math.max(0, ...layers.flatMap(layer => layer.map(([, top]) => top)))
    : Math.max(lowest, ...known)
  const ends = [steps[0]?.at ?? 0, Math.max(steps.at(-1)?.at ?? 0, deadline?.at ?? 0)] as const
  const x = scaleLinear([ends[0], Math.max(ends[1], ends[0] + 1)], [0, 100])
  const top = ceiling ?? highest
  // A line that stays where it is lies in the middle.
  const y = scaleLinear(top > lowest ? [lowest, top] : [lowest - 1, lowest + 1], [100, 0])
  if (ceiling === undefined) y.nice(4)
  y.domain([y.domain()[0] ?? 0, Math.min(atMost, y.domain()[1] ?? 1)])
  // There is no half device.
  const ticks = y.ticks(4).filter(tick => !known.every(Number.isInteger) || Number.isInteger(tick))
  const xTicks = new Set(x.ticks(6).flatMap(at => steps.find(step => step.at >= at) ?? []))

  return (
    <figure aria-label={title} className="min-w-0">
      <div className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-2 text-ink-faint text-xs">
        <div aria-hidden className={`relative w-12 text-right ${className}`}>
          {ticks.map(tick => (
            <span key={tick} className="absolute right-0 -translate-y-1/2" style={{ top: `${y(tick)}%` }}>
              {format(tick)}
            </span>
          ))}
        </div>
        <div className={`relative ${className}`}>
          <svg
            aria-hidden
            viewBox="0 0 100 100"
            preserveAspectRatio="none"
            className="absolute inset-0 size-full overflow-visible"
          >
            {ticks.map(tick => (
              <line key={tick} x1={0} x2={100} y1={y(tick)} y2={y(tick)} stroke="var(--line)" {...HAIRLINE} />
            ))}
            {goal && <Rule from={[0, y(goal.at)]} to={[100, y(goal.at)]} />}
            {deadline && <Rule from={[x(deadline.at), 0]} to={[x(deadline.at), 100]} />}
            {stacked
              ? layers.map((layer, index) => (
                  <path
                    key={layer.key}
                    d={
                      area<[number, number]>(
                        (_, step) => x(steps[step]?.at ?? 0),
                        ([bottom]) => y(bottom),
                        ([, top]) => y(top),
                      )(layer.map(([bottom, top]): [number, number] => [bottom, top])) ?? undefined
                    }
                    fill={series[index]?.colour}
                    stroke="var(--surface)"
                    {...HAIRLINE}
                  />
                ))
              : series.map(({ key, values, colour }) => (
                  <path
                    key={key}
                    d={
                      line<number | null>(
                        (_, step) => x(steps[step]?.at ?? 0),
                        value => y(value ?? 0),
                      ).defined(value => value !== null)([...values]) ?? undefined
                    }
                    fill="none"
                    stroke={colour}
                    strokeWidth={2}
                    strokeLinejoin="round"
                    strokeLinecap="round"
                    vectorEffect="non-scaling-stroke"
                  />
                ))}
          </svg>
          {!stacked && series.map(({ key, values, colour }) => <End key={key} colour={colour} at={endOf(values)} />)}
          {goal && (
            <span
              aria-hidden
              className="absolute left-1 -translate-y-full text-ink-muted"
              style={{ top: `${y(goal.at)}%` }}
            >
              {goal.label}
            </span>
          )}
          {deadline && (
            <span
              aria-hidden
              className="absolute bottom-1 -translate-x-full whitespace-nowrap pr-1 text-ink-muted"
              style={{ left: `${x(deadline.at)}%` }}
            >
              {deadline.label}
            </span>
          )}
          {steps.map((step, index) => (
            <span
              key={step.at}
              {...tooltipProps(toTip(step.label, index))}
              className="absolute inset-y-0 -translate-x-1/2 border-transparent border-l hover:border-line-strong"
              style={{ left: `${x(step.at)}%`, width: `${100 / Math.max(1, x.domain()[1] ?? 1)}%` }}
            />
          ))}
        </div>
        <span />
        <div aria-hidden className="relative mt-1 h-4">
          {[...xTicks].map(({ at, label }) => (
            <span
              key={at}
              className="absolute -translate-x-1/2 whitespace-nowrap first:translate-x-0 max-sheet:nth-[2n]:hidden"
              style={{ left: `${x(at)}%` }}
            >
              {label}
            </span>
          ))}
        </div>
      </div>
      <figcaption className="mt-2 text-pretty text-ink-muted text-sm">{summary}</figcaption>
      <ChartTable
        caption={title}
        head={['', ...series.map(({ label }) => label)]}
        rows={steps.map((step, index) => [step.label, ...series.map(({ values }) => cellOf(values[index]))])}
      />
    </figure>
  )

  /** Where a line ends, in percent of the picture. */
  function endOf(values: Series['values']): { left: number; top: number } | null {
    const index = values.findLastIndex(value => value !== null)
    return index < 0 ? null : { left: x(steps[index]?.at ?? 0), top: y(values[index] ?? 0) }
  }

  function cellOf(value: number | null | undefined): string {
    return value === null || value === undefined ? '–' : format(value)
  }

  function toTip(label: string, index: number): string {
    const known = series.filter(({ values }) => values[index] !== null && values[index] !== undefined)
    return `${label}: ${known.map(({ label: name, values }) => `${name} ${cellOf(values[index])}`).join(', ') || 'unknown'}`
  }
}

function End({ colour, at }: { colour: string; at: { left: number; top: number } | null }) {
  if (!at) return null
  return (
    <span
      aria-hidden
      className="absolute size-2 -translate-1/2 rounded-full ring-2 ring-surface"
      style={{ background: colour, left: `${at.left}%`, top: `${at.top}%` }}
    />
  )
}

const HAIRLINE = { strokeWidth: 1, vectorEffect: 'non-scaling-stroke' } as const

function Rule({ from, to }: { from: [number, number]; to: [number, number] }) {
  return (
    <line
      x1={from[0]}
      y1={from[1]}
      x2={to[0]}
      y2={to[1]}
      stroke="var(--line-strong)"
      strokeDasharray="4 3"
      {...HAIRLINE}
    />
  )
}
