/**
 * Encodings of silence by level. Features are relative to the loudest sound, so silence after loud speech has a lower level than after
 * quiet speech; an encoding serves nearby levels, not all.
 */

import type { Silence } from './silence.ts';

/** Distance of the levels that are encoded, in units of the features: 10 dB. On 86 recordings 0.5 makes no difference, 2 does. */
const step = 0.25;
/** Number of encodings: the levels of a speaker are within 30 dB. */
const kept = 3;

/** Encodes a window of silence at a level. */
type Listen = (level: number) => Promise<Silence>;

export class SilenceCache {
  readonly #listen: Listen;
  /** The most recently used one is the last. */
  readonly #levels = new Map<number, Promise<Silence>>();

  constructor(listen: Listen) {
    this.#listen = listen;
  }

  async at(level: number): Promise<Silence> {
    const near = this.#nearest(level) ?? Math.round(level / step) * step;
    const silence = this.#levels.get(near) ?? this.#listen(near);
    this.#levels.delete(near);
    this.#levels.set(near, silence);
    for (const oldest of this.#levels.keys()) if (this.#levels.size > kept) this.#levels.delete(oldest);
    try {
      return await silence;
    } catch (error) {
      this.#levels.delete(near);
      throw error;
    }
  }

  #nearest(level: number): number | null {
    const near = [...this.#levels.keys()].sort((one, other) => Math.abs(one - level) - Math.abs(other - level))[0];
    return near !== undefined && Math.abs(near - level) <= step ? near : null;
  }
}
