import { Status } from '@/components/ui/status'
import type { SetupStep } from '@/lib/domain/setup-check'
import { CopyableValues } from './copyable-values'
import { outcomeTone, outcomeWord } from './outcome'

/** One step: how it came out, what was found, and what to do where something is to be done. */
export function SetupStepRow({ step }: { step: SetupStep }) {
  return (
    <li className="grid gap-x-4 gap-y-1 px-4 py-2.5 text-sm sheet:grid-cols-[7.5rem_minmax(0,1fr)]">
      <Status tone={outcomeTone[step.outcome]} className="h-5">
        {outcomeWord[step.outcome]}
      </Status>
      <div className="grid min-w-0 gap-1">
        <h3 className="font-medium">{step.title}</h3>
        <p className="text-pretty break-words text-ink-muted">{step.found}</p>
        {step.advice && <p className="text-pretty break-words">{step.advice}</p>}
        {step.outcome !== 'passed' && step.values.length > 0 && <CopyableValues values={step.values} />}
      </div>
    </li>
  )
}
