/** Sound of a file that gave no text, kept so that it can be played and transcribed all the same. */

import { speechRate } from '../../core/resampler.ts';
import type { Sound } from '../withheld/sound-pieces.ts';

/** Of a long file without text, more would fill the memory: ten minutes are 38 MB. */
const mostSamples = 600 * speechRate;

export class UnheardSound {
  /** What was withheld, and what passed before there was any text. */
  readonly #withheld: Sound[] = [];
  readonly #passed: Sound[] = [];

  /** This sound has no text to be trusted. */
  withhold(sound: Sound): void {
    keep(this.#withheld, sound);
  }

  /** This sound, which comes behind what was passed over before, gave no text, nor did any before it. */
  passOver(sound: Sound): void {
    keep(this.#passed, sound);
  }

  /** What is to be offered: what was withheld, or all of it where there is no text. */
  kept(hasText: boolean): Sound[] {
    return hasText ? this.#withheld : this.#passed;
  }
}

function keep(sounds: Sound[], sound: Sound): void {
  const room = mostSamples - sounds.reduce((sum, { samples: { length } }) => sum + length, 0);
  const samples = sound.samples.slice(0, room);
  if (samples.length > 0) sounds.push({ ...sound, samples });
}
