'use client'

import { useMutation } from '@tanstack/react-query'
import { clsx } from 'clsx'
import { LogIn, Stethoscope } from 'lucide-react'
import { useState } from 'react'
import { Button, ButtonLink } from '@/components/ui/button'
import { ProblemNotice } from '@/components/ui/problem-notice'
import { RelativeTime } from '@/components/ui/relative-time'
import { Skeleton } from '@/components/ui/skeleton'
import type { SetupStep } from '@/lib/domain/setup-check'
import { ApiProblem } from '@/lib/queries/fetcher'
import { runSetupCheck } from '@/lib/queries/setup'
import { summaryOf } from './outcome'
import { SetupCard } from './setup-card'
import { SetupStepRow } from './setup-step-row'

const STEPS = 10

/** The check, when somebody asks for it. The last result stays, dimmed, until the next one is there. */
export function SetupCheck() {
  const [result, setResult] = useState<{ steps: SetupStep[]; at: string } | null>(null)
  const { mutate, error, isPending } = useMutation({
    mutationFn: runSetupCheck,
    onSuccess: steps => setResult({ steps, at: new Date().toISOString() }),
  })
  return (
    <SetupCard
      title="Check"
      aside="Asks the tenant and the service, with your own sign-in, and says what to change. It changes nothing itself."
    >
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-3">
        <Button variant="primary" icon={Stethoscope} pending={isPending} onClick={() => mutate()}>
          {result ? 'Check again' : 'Run the check'}
        </Button>
        <p role="status" className="text-ink-muted text-sm">
          {isPending && 'Checking…'}
          {!isPending && !error && result && summaryOf(result.steps)}
        </p>
        {!isPending && result && (
          <span className="text-ink-faint text-sm">
            <RelativeTime iso={result.at} focusable />
          </span>
        )}
      </div>
      {error && !isPending && <Failure error={error} />}
      {result ? (
        <ol aria-label="Steps" className={clsx('divide-y divide-line border-line border-t', isPending && 'opacity-60')}>
          {result.steps.map(step => (
            <SetupStepRow key={step.id} step={step} />
          ))}
        </ol>
      ) : (
        isPending && <Waiting />
      )}
    </SetupCard>
  )
}

function Failure({ error }: { error: Error }) {
  const problem = error instanceof ApiProblem ? error.problem : null
  return (
    <ProblemNotice
      className="mx-4 mb-4"
      title={problem?.title ?? 'The console could not read the answer'}
      meaning={problem?.detail ?? 'This is a fault of the console itself.'}
      requestId={problem?.requestId || undefined}
      action={
        problem?.status === 401 && (
          <ButtonLink size="sm" icon={LogIn} prefetch={false} href="/sign-in?callbackUrl=%2Fsetup">
            Sign in again
          </ButtonLink>
        )
      }
    />
  )
}

function Waiting() {
  return (
    <div aria-hidden className="divide-y divide-line border-line border-t">
      {Array.from({ length: STEPS }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: bars that all look alike and never change places
        <div key={index} className="grid h-15 content-center gap-2 px-4">
          <Skeleton className="w-40" />
          <Skeleton className="w-2/3" />
        </div>
      ))}
    </div>
  )
}
