/**
 * Makes quiet sound louder for voice detection, which was trained on voices near the microphone: at -55 dBFS it no longer finds one
 * clear recording in five. Only what is quiet is raised, by the loudest that was heard lately, so that nothing louder is changed.
 */

import { rmsDb } from '../../core/loudness.ts';

/** The loudest frame is raised to this, dBFS. */
const target = -30;
/** More would make voices of the noise of a quiet room. */
const mostDb = 20;
/** What was loud is forgotten at this rate, in dB a frame of 32 ms: 30 dB in ten seconds. */
const forget = 0.1;

export class VoiceGain {
  #loudest = Number.NEGATIVE_INFINITY;
  readonly #louder: Float32Array<ArrayBuffer>;

  constructor(frameSamples: number) {
    this.#louder = new Float32Array(frameSamples);
  }

  /** The frame at the level that voice detection wants; it is reused by the next. */
  raised(frame: Float32Array): Float32Array {
    this.#loudest = Math.max(rmsDb(frame), this.#loudest - forget);
    const gain = 10 ** (Math.min(mostDb, Math.max(0, target - this.#loudest)) / 20);
    for (let i = 0; i < frame.length; i++) this.#louder[i] = frame[i]! * gain;
    return this.#louder;
  }
}
