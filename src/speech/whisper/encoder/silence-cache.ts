/**
 * Encodings of silence by level. Features are relative to the loudest sound, so silence after loud speech has another level than after
 * quiet speech; an encoding serves levels a little lower than its own. Never higher ones: behind a pause of the recording, silence that is
 * quieter than that pause makes a text end there (of seven joined recordings Whisper tiny.en loses 15 words in 171 so, and none with
 * silence that is as loud or up to 0.5 louder).
 */

import type { Silence } from './silence.ts';

/** Distance of the levels that are encoded, in units of the features: 10 dB. */
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
    const near = this.#nearest(level) ?? Math.ceil(level / step) * step;
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
    const near = [...this.#levels.keys()].filter((known) => known >= level && known - level <= 2 * step);
    return near.length > 0 ? Math.min(...near) : null;
  }
}
