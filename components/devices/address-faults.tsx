import { TriangleAlert } from 'lucide-react'
import { Button } from '@/components/ui/button'
import type { QueryFault } from '@/lib/domain/device-query'

/** What of the address could not be read, beside the rest of it, which is shown. */
export function AddressFaults({ faults, onClean }: { faults: readonly QueryFault[]; onClean: () => void }) {
  if (faults.length === 0) return null
  return (
    <div
      role="status"
      className="flex shrink-0 items-start gap-2.5 border-line border-b bg-warning-soft px-4 py-1.5 text-sm text-warning-ink"
    >
      <TriangleAlert aria-hidden className="mt-1 size-3.5 shrink-0 text-warning" strokeWidth={2.25} />
      <div className="min-w-0 flex-1 py-0.5">
        <strong className="font-semibold">Part of this address was left out.</strong>{' '}
        <span className="break-words">{faults.map(({ message }) => message).join(' ')}</span>
      </div>
      <Button size="sm" variant="ghost" onClick={onClean}>
        Dismiss
      </Button>
    </div>
  )
}
