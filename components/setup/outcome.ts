import type { Tone } from '@/components/ui/status'
import type { SetupOutcome, SetupStep } from '@/lib/domain/setup-check'

export const outcomeTone: Record<SetupOutcome, Tone> = {
  passed: 'good',
  failed: 'critical',
  warning: 'warning',
  skipped: 'unknown',
}

export const outcomeWord: Record<SetupOutcome, string> = {
  passed: 'Passed',
  failed: 'Failed',
  warning: 'Warning',
  skipped: 'Not checked',
}

/** "2 failed, 1 warning, 6 passed, 1 not checked": what needs somebody first. */
export function summaryOf(steps: readonly SetupStep[]): string {
  const order: SetupOutcome[] = ['failed', 'warning', 'passed', 'skipped']
  return order
    .map(outcome => ({ outcome, count: steps.filter(step => step.outcome === outcome).length }))
    .filter(({ count }) => count > 0)
    .map(
      ({ outcome, count }) =>
        `${count} ${count > 1 && outcome === 'warning' ? 'warnings' : outcomeWord[outcome].toLowerCase()}`,
    )
    .join(', ')
}
