/** The threads that compute together. All of them take the same steps, and each part of a step is done by whoever is free. */

export interface Team {
  /** Does every part once; returns when all are done. Parts do not throw: the others would wait for ever. */
  each(parts: number, work: (part: number) => void): void;
  /** Done by the first thread, while the others wait. */
  once(work: () => void): void;
}

/** This thread. */
export const alone: Team = {
  each(parts, work) {
    for (let part = 0; part < parts; part++) work(part);
  },
  once: (work) => work(),
};

/** What its threads share: the next part, how many have done theirs, and how often all have. */
const [next, arrived, rounds, counters] = [0, 1, 2, 3];
/** Looks at what another thread writes before this one is put to sleep, which takes longer than most waits. */
const looks = 2000;

export class SharedTeam implements Team {
  readonly #counters: Int32Array<SharedArrayBuffer>;
  readonly #place: number;
  readonly #size: number;

  constructor(counted: SharedArrayBuffer, place: number, size: number) {
    this.#counters = new Int32Array(counted);
    this.#place = place;
    this.#size = size;
  }

  static counted(): SharedArrayBuffer {
    return new SharedArrayBuffer(counters * Int32Array.BYTES_PER_ELEMENT);
  }

  each(parts: number, work: (part: number) => void): void {
    const take = () => Atomics.add(this.#counters, next, 1);
    for (let part = take(); part < parts; part = take()) work(part);
    this.meet();
  }

  once(work: () => void): void {
    if (this.#place === 0) work();
    this.meet();
  }

  /** Returns when all threads are here. Blocks this one until then: for ever where one has died, which whoever watches this thread sees. */
  meet(): void {
    const round = Atomics.load(this.#counters, rounds);
    if (Atomics.add(this.#counters, arrived, 1) === this.#size - 1) {
      Atomics.store(this.#counters, next, 0);
      Atomics.store(this.#counters, arrived, 0);
      Atomics.add(this.#counters, rounds, 1);
      Atomics.notify(this.#counters, rounds);
      return;
    }
    for (let look = 0; look < looks; look++) if (Atomics.load(this.#counters, rounds) !== round) return;
    Atomics.wait(this.#counters, rounds, round);
  }
}
