/** Sound of a file that gave no text, kept so that it can be played and transcribed all the same. */

import { speechRate } from '../../core/resampler.ts';
import type { Sound } from '../withheld/sound-pieces.ts';

/** Of a long file without text, or of many files, more would fill the memory: ten minutes are 38 MB. */
export const mostUnheard = 600 * speechRate;

/** The one voice of the sound, or one of several. */
export type VoiceSound = Sound & Required<Pick<Sound, 'voice'>>;

export class UnheardSound {
  /** What was withheld, and what passed before there was any text. */
  readonly #withheld: VoiceSound[] = [];
  readonly #passed: VoiceSound[] = [];

  /** This sound has no text to be trusted. */
  withhold(sound: VoiceSound): void {
    keep(this.#withheld, sound);
  }

  /** This sound of all voices, which comes behind what was passed over before, gave no text up to `end`, nor did any before it. */
  passOver(sounds: readonly Float32Array[], end: number): void {
    for (const [voice, samples] of sounds.entries())
      keep(this.#passed, { start: end - samples.length, samples, voice });
  }

  /** What is to be offered: what was withheld, or all of it where there is no text. */
  kept(hasText: boolean): VoiceSound[] {
    return hasText ? this.#withheld : this.#passed;
  }
}

function keep(sounds: VoiceSound[], sound: VoiceSound): void {
  const room = mostUnheard - sounds.reduce((sum, { samples: { length } }) => sum + length, 0);
  const samples = sound.samples.slice(0, room);
  if (samples.length > 0) sounds.push({ ...sound, samples });
}
