import type { SandboxRequest } from './http'

const CAPACITY = 20_000
/** Enough for any honest body; keeps a stray upload from filling the log. */
const MAX_BODY = 64 * 1024

type LoggedRequest = {
  at: string
  method: string
  url: string
  headers: SandboxRequest['headers']
  body: string
}

/** What arrived, oldest first, as literally as node:http gives it. */
export class RequestLog {
  #entries: LoggedRequest[] = []
  /** Index of the oldest entry once the buffer is full. */
  #oldest = 0

  record(request: SandboxRequest): void {
    const entry = {
      at: new Date().toISOString(),
      method: request.method,
      url: request.target,
      headers: request.headers,
      body: request.body.slice(0, MAX_BODY),
    }
    if (this.#entries.length < CAPACITY) {
      this.#entries.push(entry)
      return
    }
    this.#entries[this.#oldest] = entry
    this.#oldest = (this.#oldest + 1) % CAPACITY
  }

  list(filter: { path: string | null; method: string | null }): LoggedRequest[] {
    const inOrder = [...this.#entries.slice(this.#oldest), ...this.#entries.slice(0, this.#oldest)]
    return inOrder.filter(
      entry =>
        (filter.path === null || entry.url.includes(filter.path)) &&
        (filter.method === null || entry.method === filter.method.toUpperCase()),
    )
  }

  clear(): void {
    this.#entries = []
    this.#oldest = 0
  }
}
