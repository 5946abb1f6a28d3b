/** Works that begin in order, so many at a time. */

export class Lanes {
  #free: number;
  readonly #waiting: (() => void)[] = [];
  #failure: { error: unknown } | null = null;

  constructor(count: number) {
    this.#free = count;
  }

  /** Rejects with the error of the work, or with that of one before: behind a failure none begins any more. */
  async run<Result>(work: () => Promise<Result>): Promise<Result> {
    if (this.#free > 0) this.#free--;
    else await new Promise<void>((begin) => this.#waiting.push(begin));
    try {
      if (this.#failure) throw this.#failure.error;
      return await work();
    } catch (error) {
      this.#failure ??= { error };
      throw error;
    } finally {
      const next = this.#waiting.shift();
      if (next) next();
      else this.#free++;
    }
  }
}
