import { clsx } from 'clsx'
import { scaleLinear } from 'd3-scale'
import { line } from 'd3-shape'

const WIDTH = 80
const HEIGHT = 20
const EDGE = 2

/** How a figure went, without axes: a mark beside the figure, which says what matters. With one value or none it is blank. */
export function Sparkline({ values, className }: { values: readonly number[]; className?: string }) {
  const [least, most] = [Math.min(...values), Math.max(...values)]
  const x = scaleLinear([0, values.length - 1], [EDGE, WIDTH - EDGE])
  // What stays the same is a line in the middle.
  const y = scaleLinear(least === most ? [least - 1, most + 1] : [least, most], [HEIGHT - EDGE, EDGE])
  const last = values.at(-1)
  return (
    <svg
      aria-hidden
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      className={clsx('h-5 w-20 shrink-0 text-ink-faint', className)}
      fill="none"
    >
      {values.length > 1 && last !== undefined && (
        <>
          <path
            d={line<number>((_, index) => x(index), y)([...values]) ?? undefined}
            stroke="currentColor"
            strokeWidth={1.25}
            strokeLinejoin="round"
          />
          <circle cx={x(values.length - 1)} cy={y(last)} r={2} fill="currentColor" />
        </>
      )}
    </svg>
  )
}
