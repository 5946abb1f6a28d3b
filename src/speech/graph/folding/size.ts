/** The size of a dimension where it is known, or known as a sum of sizes with names, such as 2·past + 1. None is negative. */

const none: ReadonlyMap<string, number> = new Map();

export class Size {
  readonly #constant: number;
  readonly #terms: ReadonlyMap<string, number>;
  #key: string | undefined;

  private constructor(constant: number, terms = none) {
    this.#constant = constant;
    this.#terms = terms;
  }

  static of(number: number): Size {
    return new Size(number);
  }

  static named(name: string): Size {
    return new Size(0, new Map([[name, 1]]));
  }

  /** The same for equal sizes, and for no others. */
  get key(): string {
    this.#key ??= [...[...this.#terms].map(([name, factor]) => `${factor}·${name}`).sort(), this.#constant].join(' + ');
    return this.#key;
  }

  /** Undefined where it has names in it. */
  get number(): number | undefined {
    return this.#terms.size === 0 ? this.#constant : undefined;
  }

  /** The sum of this and `factor` times the other. */
  plus(other: Size, factor = 1): Size {
    const constant = this.#constant + factor * other.#constant;
    if (other.#terms.size === 0) return new Size(constant, this.#terms);
    const terms = new Map(this.#terms);
    for (const [name, times] of other.#terms) {
      const sum = (terms.get(name) ?? 0) + factor * times;
      if (sum === 0) terms.delete(name);
      else terms.set(name, sum);
    }
    return new Size(constant, terms);
  }

  times(factor: number): Size {
    return Size.of(0).plus(this, factor);
  }

  /** Whether it is at least as large, whatever the sizes with names are. */
  isAtLeast(other: Size): boolean {
    const more = this.plus(other, -1);
    return more.#constant >= 0 && [...more.#terms.values()].every((factor) => factor >= 0);
  }
}
