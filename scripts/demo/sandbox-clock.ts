export type SandboxClock = {
  /** Sets the pretend tenant's clock; it goes on from there. @param time milliseconds */
  set(time: number): Promise<void>
  /** Back to this machine's time. */
  reset(): Promise<void>
  /** What it says now, in milliseconds. */
  now(): number
}

/** The clock of the pretend tenant's fleet. Tokens go by this machine's own. */
export function createSandboxClock(sandboxUrl: string): SandboxClock {
  let offsetSeconds = 0

  async function move(seconds: number): Promise<void> {
    const answer = await fetch(`${sandboxUrl}/__sandbox`, {
      method: 'PATCH',
      body: JSON.stringify({ clockOffsetSeconds: seconds }),
    })
    if (!answer.ok) throw new Error(`The pretend tenant's clock could not be set (status ${answer.status}).`)
    offsetSeconds = seconds
  }

  return {
    set: time => move((time - Date.now()) / 1_000),
    reset: () => move(0),
    now: () => Date.now() + offsetSeconds * 1_000,
  }
}
