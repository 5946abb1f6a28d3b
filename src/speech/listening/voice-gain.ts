/**
 * Amplifies quiet sound for voice detection, which was trained on voices near the microphone: at -55 dBFS it misses one clear recording in
 * five. The gain follows the loudest recent frame, so that louder sound is never changed.
 */

import { rmsDb } from '../../core/loudness.ts';

/** Level in dBFS that the loudest recent frame is raised to. */
const target = -30;
/** Greatest gain: more would turn the noise of a quiet room into voices. */
const mostDb = 20;
/** Decay of the loudest level, in dB per frame of 32 ms: 30 dB in ten seconds. */
const forget = 0.1;

/** dBFS. */
const silence = -200;

export class VoiceGain {
  /** Finite from the first frame on: no sound is quieter than silence. */
  #loudest = silence;
  readonly #louder: Float32Array<ArrayBuffer>;

  constructor(frameSamples: number) {
    this.#louder = new Float32Array(frameSamples);
  }

  /** Level in dBFS that the gain follows: all that it knows of earlier sound. */
  get loudest(): number {
    return this.#loudest;
  }

  set loudest(level: number) {
    this.#loudest = level;
  }

  /** A copy of the frame with the gain applied; its memory is reused for the next frame. */
  raised(frame: Float32Array): Float32Array {
    this.#loudest = Math.max(rmsDb(frame), this.#loudest - forget);
    const gain = 10 ** (Math.min(mostDb, Math.max(0, target - this.#loudest)) / 20);
    for (let i = 0; i < frame.length; i++) this.#louder[i] = frame[i]! * gain;
    return this.#louder;
  }
}
