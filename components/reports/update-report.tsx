import { CountLink } from '@/components/fleet/count-link'
import type { Texts } from '@/components/formatting/texts'
import { RingMark } from '@/components/update-ring/ring-mark'
import type { RingCounts } from '@/lib/domain/fleet-day'
import type { UpdateStatus } from '@/lib/domain/update-status'

const COLUMNS: readonly { label: string; statuses: readonly UpdateStatus[] }[] = [
  { label: 'Healthy', statuses: ['current', 'waiting'] },
  { label: 'Not up to date', statuses: ['behind'] },
  { label: 'Ineligible', statuses: ['ineligible'] },
]

/** The service's update report, ring by ring, as far as a list of devices tells it. */
export function UpdateReport({
  rings,
  names,
  texts,
  isNow,
}: {
  rings: RingCounts
  /** The rings to show, in their order. */
  names: readonly string[]
  texts: Texts
  /** Whether it is how the fleet stands at this minute: then each number leads to its devices. */
  isNow: boolean
}) {
  return (
    <table className="w-full text-sm">
      <caption className="sr-only">Devices by update ring and update status</caption>
      <thead className="text-ink-muted text-xs">
        <tr className="border-line border-b">
          {['Ring', 'Devices', ...COLUMNS.map(({ label }) => label)].map(label => (
            <th key={label} scope="col" className="py-1.5 pl-3 text-right font-medium first:pl-0 first:text-left">
              {label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {names.map(ring => (
          <tr key={ring} className="border-line border-b last:border-b-0">
            <th scope="row" className="py-1.5 text-left font-normal">
              <RingMark ring={ring} />
            </th>
            <Cell ring={ring} count={rings[ring]?.total ?? 0} texts={texts} isNow={isNow} />
            {COLUMNS.map(({ label, statuses }) => (
              <Cell
                key={label}
                ring={ring}
                statuses={statuses}
                count={statuses.reduce((sum, status) => sum + (rings[ring]?.updates[status] ?? 0), 0)}
                texts={texts}
                isNow={isNow}
              />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Cell({
  ring,
  statuses,
  count,
  texts,
  isNow,
}: {
  ring: string
  statuses?: readonly UpdateStatus[]
  count: number
  texts: Texts
  isNow: boolean
}) {
  const words = texts.number(count)
  return (
    <td className="py-1.5 pl-3 text-right">
      {isNow ? (
        <CountLink filters={{ ring: [ring], ...(statuses ? { updates: statuses } : {}) }} count={count}>
          {words}
        </CountLink>
      ) : (
        words
      )}
    </td>
  )
}
