/** The time in which at least one of several works was going on. */

export class BusyClock {
  #going = 0;
  #since = 0;
  #ms = 0;

  /** Milliseconds so far. */
  get ms(): number {
    return this.#ms;
  }

  async during<Result>(work: () => Promise<Result>): Promise<Result> {
    if (this.#going++ === 0) this.#since = performance.now();
    try {
      return await work();
    } finally {
      if (--this.#going === 0) this.#ms += performance.now() - this.#since;
    }
  }
}
