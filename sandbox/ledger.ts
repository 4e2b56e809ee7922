/** Old entries go first; a load test must not fill the memory. */
const CAPACITY = 50_000

type Issued = {
  kind: 'access' | 'refresh' | 'id' | 'code' | 'password'
  value: string
  /** Whose it is: a UPN, `application`, or a device's name for passwords. */
  account: string
  at: string
}

/** Every secret handed out, so that tests can look for them where they must not appear. */
export class Ledger {
  #entries: Issued[] = []

  record(kind: Issued['kind'], value: string, account: string): string {
    if (this.#entries.length >= CAPACITY) this.#entries.splice(0, CAPACITY / 10)
    this.#entries.push({ kind, value, account, at: new Date().toISOString() })
    return value
  }

  list(): Issued[] {
    return this.#entries
  }

  clear(): void {
    this.#entries = []
  }
}
