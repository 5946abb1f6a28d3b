/** A stream whose beginning is wanted twice: what was tried is not decoded anew. */

export class Again<Value> {
  readonly #values: AsyncIterator<Value>;
  readonly #tried: Value[] = [];
  #failure: { error: unknown } | null = null;

  constructor(values: AsyncIterable<Value>) {
    this.#values = values[Symbol.asyncIterator]();
  }

  /** As much of the beginning as is asked for. */
  async *beginning(): AsyncGenerator<Value> {
    for (;;) {
      const { done, value } = await this.#values.next().catch((error) => {
        this.#failure = { error };
        throw error;
      });
      if (done) return;
      this.#tried.push(value);
      yield value;
    }
  }

  /** From the beginning to the end; to be read once. */
  async *all(): AsyncGenerator<Value> {
    try {
      for (let value = this.#tried.shift(); value !== undefined; value = this.#tried.shift()) yield value;
      if (this.#failure) throw this.#failure.error;
      for (;;) {
        const { done, value } = await this.#values.next();
        if (done) return;
        yield value;
      }
    } finally {
      await this.#values.return?.();
    }
  }
}
