/** Sound of a file that gave no text, kept so that it can be played and transcribed all the same. */

import type { AudioHistory } from '../../core/history.ts';
import { speechRate } from '../../core/resampler.ts';
import type { Sound } from '../withheld/sound-pieces.ts';

/** Of a long file without text, more would fill the memory: ten minutes are 38 MB. */
const mostSamples = 600 * speechRate;

export class UnheardSound {
  /** What was withheld, and what passed before there was any text. */
  readonly #withheld: Sound[] = [];
  readonly #passed: Sound[] = [];

  /** The range of samples has no text to be trusted. */
  withhold(voice: AudioHistory, start: number, end: number): void {
    keep(voice, this.#withheld, start, end);
  }

  /** The sound up to `end` gave no text, nor did any before it. */
  passOver(voice: AudioHistory, end: number): void {
    const last = this.#passed.at(-1);
    keep(voice, this.#passed, last ? last.start + last.samples.length : 0, end);
  }

  /** What is to be offered: what was withheld, or all of it where there is no text. */
  kept(hasText: boolean): Sound[] {
    return hasText ? this.#withheld : this.#passed;
  }
}

function keep(voice: AudioHistory, sounds: Sound[], start: number, end: number): void {
  const room = mostSamples - sounds.reduce((sum, { samples }) => sum + samples.length, 0);
  const samples = voice.slice(start, Math.min(end, start + room));
  if (samples.length > 0) sounds.push({ start, samples });
}
