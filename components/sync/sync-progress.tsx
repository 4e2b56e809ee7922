import { useEffect, useState } from 'react'
import { useNumberText } from '@/components/ui/number'
import type { SyncStatus } from '@/lib/domain/inventory'

/** How far a running sync is, told a few times a second at most. */
export function SyncProgress({ status, className }: { status: SyncStatus; className?: string }) {
  const number = useNumberText()
  const seconds = useSeconds(status.startedAt)
  const expected = status.snapshot?.devices
  return (
    <span className={className}>
      {number(status.fetched)}
      {expected ? ` of about ${number(expected)}` : ''} read
      {seconds >= 1 && status.fetched > 0 && (
        <span className="text-ink-faint">, {number(Math.round(status.fetched / seconds))} a second</span>
      )}
    </span>
  )
}

/** Seconds since an instant, counted on. */
export function useSeconds(since: string | null): number {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000)
    return () => clearInterval(timer)
  }, [])
  return since === null ? 0 : Math.max(0, (now - Date.parse(since)) / 1000)
}
