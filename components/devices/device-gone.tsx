import { useMutation } from '@tanstack/react-query'
import { Button } from '@/components/ui/button'
import { ProblemNotice } from '@/components/ui/problem-notice'
import { RelativeTime } from '@/components/ui/relative-time'
import { startSync } from '@/lib/queries/inventory'
import { toFailure } from '@/lib/queries/to-failure'

/** The snapshot has the device and the service does not, under its name. */
export function DeviceGone({ name, takenAt }: { name: string; takenAt: string }) {
  const refresh = useMutation({ mutationFn: startSync })
  return (
    <ProblemNotice
      tone="warning"
      title={`The service has no device named “${name}” any more`}
      meaning={
        <>
          It was removed or renamed since the fleet was read <RelativeTime iso={takenAt} />; what stands below is from
          then. The next reading of the fleet shows what became of it.
          {refresh.error && <span className="block">{toFailure(refresh.error).problem.detail}</span>}
        </>
      }
      action={
        refresh.isSuccess ? (
          <span role="status" className="text-ink-muted">
            The fleet is being read again.
          </span>
        ) : (
          <Button size="sm" pending={refresh.isPending} onClick={() => refresh.mutate()}>
            Read the fleet again
          </Button>
        )
      }
    />
  )
}
