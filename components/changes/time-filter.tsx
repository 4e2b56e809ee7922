import { lazy, Suspense, useState } from 'react'
import { useFormatting } from '@/components/formatting/formatting-provider'
import { FilterButton } from './filter-button'
import { ANY_TIME, RECENT, recentDays, recentRange, type TimeRange } from './time-range'

const DateDialog = lazy(() => import('./date-dialog'))

/** Of which time: up to now from some day on, or between two days. */
export function TimeFilter({ range, onRange }: { range: TimeRange; onRange: (range: TimeRange) => void }) {
  const { now, timeZone } = useFormatting()
  const [isDialogOpen, setDialogOpen] = useState(false)
  const isAny = range.since === null && range.until === null
  const days = timeZone ? recentDays(range, now) : null
  return (
    <>
      <FilterButton
        label="Time"
        chosen={isAny ? 0 : 1}
        entries={[
          {
            kind: 'choice',
            label: 'Time',
            value: isAny ? 'any' : String(days ?? 'dates'),
            options: [
              { value: 'any', label: 'Any time' },
              ...RECENT.map(recent => ({ value: String(recent.days), label: recent.label })),
            ],
            onChange: value => onRange(value === 'any' ? ANY_TIME : recentRange(Number(value), Date.now())),
          },
          { kind: 'separator' },
          { kind: 'action', label: 'Choose days…', onSelect: () => setDialogOpen(true) },
        ]}
      />
      {isDialogOpen && (
        <Suspense>
          <DateDialog range={range} onRange={onRange} onClose={() => setDialogOpen(false)} />
        </Suspense>
      )}
    </>
  )
}
