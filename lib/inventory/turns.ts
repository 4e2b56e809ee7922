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

/** Takes the steps of a work at once. */
export function takeSteps<Result>(steps: Generator<void, Result>): Result {
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}

/**
 * Loops that the engine has not made fast yet, as after each sync, take ten times what they take otherwise: so many
 * places then take some ten milliseconds.
 */
const PLACES_AT_A_STEP = 8_000

/** Goes through all places of a fleet, some at a step. @param loop goes from one place to another, which is left out */
export function* inSteps(places: number, loop: (from: number, to: number) => void): Generator<void, void> {
  for (let from = 0; from < places; from += PLACES_AT_A_STEP) {
    loop(from, Math.min(places, from + PLACES_AT_A_STEP))
    yield
  }
}
