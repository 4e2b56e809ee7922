import { clsx } from 'clsx'
import type { ReactNode } from 'react'
import { Sparkline } from '@/components/charts/sparkline'
import { CountLink } from '@/components/fleet/count-link'
import type { Texts } from '@/components/formatting/texts'
import type { DeviceFilters } from '@/lib/domain/device-query'
import { judgeChange } from '@/lib/domain/measures'

export type MeasureRow = {
  key: string
  label: ReactNode
  /** One for each day, oldest first. */
  values: readonly number[]
  format: (value: number) => string
  more: 'good' | 'bad' | 'neutral'
  /** The devices behind the last value, and how many they are; without it the value stands for a past day. */
  behind?: { filters: DeviceFilters; count: number }
}

/** Numbers at the beginning and the end of a time, what became of them, and how. */
export function MeasureTable({
  caption,
  from,
  to,
  rows,
  texts,
}: {
  caption: string
  /** Days. */
  from: string
  to: string
  rows: readonly MeasureRow[]
  texts: Texts
}) {
  return (
    <table className="w-full text-sm">
      <caption className="sr-only">{caption}</caption>
      <thead className="text-ink-muted text-xs">
        <tr className="border-line border-b">
          <th scope="col" className="py-1.5 text-left font-medium">
            <span className="sr-only">What</span>
          </th>
          <th scope="col" className="py-1.5 text-right font-medium max-sheet:hidden">
            {texts.day(from)}
          </th>
          <th scope="col" className="py-1.5 text-right font-medium">
            {texts.day(to)}
          </th>
          <th scope="col" className="py-1.5 text-right font-medium">
            Change
          </th>
          <th scope="col" className="py-1.5 max-sheet:hidden">
            <span className="sr-only">Course</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(row => (
          <Row key={row.key} row={row} texts={texts} />
        ))}
      </tbody>
    </table>
  )
}

function Row({ row: { label, values, format, more, behind }, texts }: { row: MeasureRow; texts: Texts }) {
  const [first = 0, last = 0] = [values[0], values.at(-1)]
  // What is written as a share changes by points of it.
  const isShare = format === texts.percent
  const news = judgeChange({ more, isShare }, last - first)
  const change = isShare ? texts.points(last - first) : texts.change(last - first)
  return (
    <tr className="border-line border-b last:border-b-0">
      <th scope="row" className="py-1.5 pr-3 text-left font-normal">
        {label}
      </th>
      <td className="py-1.5 text-right text-ink-muted max-sheet:hidden">{format(first)}</td>
      <td className="py-1.5 pl-3 text-right font-medium">
        {behind ? (
          <CountLink filters={behind.filters} count={behind.count}>
            {format(last)}
          </CountLink>
        ) : (
          format(last)
        )}
      </td>
      <td
        className={clsx(
          'whitespace-nowrap py-1.5 pl-3 text-right',
          news === null ? 'text-ink-muted' : news === 'good' ? 'text-good-ink' : 'text-critical-ink',
        )}
      >
        {first === last || (isShare && news === null) ? 'None' : change}
      </td>
      <td className="w-24 py-1.5 pl-3 max-sheet:hidden">
        <Sparkline values={values} className="ml-auto" />
      </td>
    </tr>
  )
}
