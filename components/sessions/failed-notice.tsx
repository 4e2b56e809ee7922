import { Button } from '@/components/ui/button'
import { ProblemNotice } from '@/components/ui/problem-notice'
import { ApiProblem } from '@/lib/queries/fetcher'

/** A request that failed, in the words of the problem; too many requests say in it how long to wait. */
export function FailedNotice({
  error,
  pending = false,
  onRetry,
}: {
  error: Error
  pending?: boolean
  onRetry?: () => void
}) {
  const problem = error instanceof ApiProblem ? error.problem : null
  return (
    <ProblemNotice
      title={problem?.title ?? 'The console could not read the answer'}
      meaning={problem?.detail ?? 'This is a fault of the console itself.'}
      requestId={problem?.requestId || undefined}
      tone={problem?.code === 'rate-limited' ? 'warning' : 'critical'}
      action={
        onRetry && (
          <Button size="sm" pending={pending} onClick={onRetry}>
            Try again
          </Button>
        )
      }
    />
  )
}
