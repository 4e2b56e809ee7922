import 'server-only'

/** The console is being stopped; what was under way is cut short. */
export class ShutdownError extends Error {
  readonly code = 'shutdown'

  constructor() {
    super('The console is being stopped')
    this.name = 'ShutdownError'
  }
}

/** Kept on globalThis, so that Next's separate bundles share one. */
const holder = globalThis as typeof globalThis & { consoleShutdown?: AbortController }

/** Aborts when the process is asked to end: Next waits for what is open, and some things would never end by themselves. */
export function shutdownSignal(): AbortSignal {
  if (!holder.consoleShutdown) {
    const controller = new AbortController()
    holder.consoleShutdown = controller
    for (const signal of ['SIGTERM', 'SIGINT'] as const)
      process.once(signal, () => controller.abort(new ShutdownError()))
  }
  return holder.consoleShutdown.signal
}
