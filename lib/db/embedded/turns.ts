/** Hands out one turn at a time, in the order they were asked for. */
export class Turns {
  #last: Promise<void> = Promise.resolve()

  /** Waits for everybody before; the caller must call the function it gets, once, to end its turn. */
  async take(): Promise<() => void> {
    const before = this.#last
    let end = () => {}
    this.#last = new Promise(resolve => {
      end = resolve
    })
    await before
    return end
  }
}
