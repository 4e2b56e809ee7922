'use client'

import { useId, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { fieldClass } from '@/components/ui/field-class'
import { fromDateValue, type TimeRange, toDateValue } from './time-range'

/** Loaded when days are first chosen. Two days, both included; either may be left open. */
export default function DateDialog({
  range,
  onRange,
  onClose,
}: {
  range: TimeRange
  onRange: (range: TimeRange) => void
  onClose: () => void
}) {
  const id = useId()
  const [from, setFrom] = useState(range.since === null ? '' : toDateValue(range.since))
  const [to, setTo] = useState(range.until === null ? '' : toDateValue(range.until - 1))
  const since = fromDateValue(from)
  const until = fromDateValue(to, 1)
  const isReversed = since !== null && until !== null && until <= since
  const days = [
    { name: 'from', label: 'From', value: from, onValue: setFrom },
    { name: 'to', label: 'To', value: to, onValue: setTo },
  ]

  function apply(event: React.FormEvent) {
    event.preventDefault()
    if (isReversed) return
    onRange({ since, until })
    onClose()
  }

  return (
    <Dialog
      open
      onOpenChange={open => !open && onClose()}
      size="sm"
      title="Choose days"
      description="Both days count whole, in your time zone. With a first day, the changes are also counted."
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" type="submit" form={id} disabled={isReversed}>
            Show changes
          </Button>
        </>
      }
    >
      <form id={id} onSubmit={apply} className="grid grid-cols-2 gap-3">
        {days.map(({ name, label, value, onValue }) => (
          <label key={name} className="grid gap-1 text-sm">
            {label}
            <input
              type="date"
              value={value}
              aria-invalid={isReversed || undefined}
              aria-describedby={isReversed ? `${id}-fault` : undefined}
              onChange={event => onValue(event.target.value)}
              className={fieldClass}
            />
          </label>
        ))}
        {isReversed && (
          <p id={`${id}-fault`} role="alert" className="col-span-2 text-critical-ink text-sm">
            The last day lies before the first.
          </p>
        )}
      </form>
    </Dialog>
  )
}
