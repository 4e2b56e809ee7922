import { setImmediate } from 'node:timers/promises'

/** Lets whoever else waits for this thread have a turn. */
export const yieldTurn = () => setImmediate()

/** Takes the steps of a long work one by one, with a turn for others after each. */
export async function inTurns<Result>(steps: Generator<void, Result>): Promise<Result> {
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
    await yieldTurn()
  }
}
