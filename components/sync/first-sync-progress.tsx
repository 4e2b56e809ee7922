import { RefreshCw } from 'lucide-react'
import { Button } from '@/components/ui/button'
import { FailureNotice } from '@/components/ui/failure-notice'
import { useNumberText } from '@/components/ui/number'
import type { SyncStatus } from '@/lib/domain/inventory'
import { useSeconds } from './sync-progress'
import type { Sync } from './use-sync'

/** How far the first reading of the fleet is, or why it ended, and what to do then. */
export function FirstSyncProgress({
  sync,
  below,
}: {
  sync: Sync /** What the page shows meanwhile. */
  below?: string
}) {
  const { status, failure, start, isStarting } = sync
  if (status?.state === 'failed' && status.error) {
    return <FailureNotice failure={{ problem: toProblem(status), retryAfter: null }} onRetry={start} />
  }
  if (failure) return <FailureNotice failure={failure} onRetry={start} />
  return <Progress status={status} below={below} onStart={start} isStarting={isStarting} />
}

function Progress({
  status,
  below,
  onStart,
  isStarting,
}: {
  status: SyncStatus | null
  below: string | undefined
  onStart: () => void
  isStarting: boolean
}) {
  const number = useNumberText()
  const seconds = useSeconds(status?.startedAt ?? null)
  const isRunning = status?.state === 'running'
  return (
    <div className="flex flex-wrap items-center gap-x-8 gap-y-3">
      <div className="min-w-0 flex-1 basis-80">
        <h2 className="font-semibold text-base">Reading the fleet for the first time</h2>
        <p className="mt-0.5 text-pretty text-ink-muted text-sm">
          Search, filters and counts work once all devices are here. This happens once; from then on the console only
          reads what is new. {below}
        </p>
      </div>
      {isRunning ? (
        <dl className="flex gap-6" aria-live="off">
          <Figure label="Devices read" value={number(status.fetched)} />
          <Figure label="A second" value={seconds >= 1 ? number(Math.round(status.fetched / seconds)) : '–'} />
          <Figure label="Elapsed" value={toClock(seconds)} />
        </dl>
      ) : (
        <Button icon={RefreshCw} pending={isStarting} onClick={onStart}>
          Start now
        </Button>
      )}
    </div>
  )
}

function Figure({ label, value }: { label: string; value: string }) {
  return (
    <div className="flex min-w-20 flex-col-reverse">
      <dt className="text-ink-muted text-xs">{label}</dt>
      <dd className="font-semibold text-lg">{value}</dd>
    </div>
  )
}

function toClock(seconds: number): string {
  const whole = Math.floor(seconds)
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`
}

function toProblem({ error }: SyncStatus) {
  return {
    type: 'about:blank',
    status: 0,
    code: error?.code ?? '',
    title: error?.title ?? '',
    detail: error?.detail ?? '',
    requestId: error?.requestId ?? '',
  }
}
