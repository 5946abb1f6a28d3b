/**
 * Estimates the signal-to-noise ratio: the level of speech over that of the sound between the words. Below some ratio any recogniser
 * guesses.
 */

/** Frames of 32 ms of each kind before a ratio is given: half a second. */
const enoughFrames = 16;
/** Weight of a new frame in the running mean: the noise of a room may change within seconds. */
const weight = 0.02;
/** Probabilities above which a frame is speech, and below which it is background; frames between the two are neither. */
const isSpeech = 0.7;
const isBackground = 0.2;

export class SnrMeter {
  readonly #speech = new Level();
  readonly #background = new Level();

  /** Adds a frame with its level in dBFS and its probability of speech. */
  push(db: number, probability: number): void {
    if (probability >= isSpeech) this.#speech.push(db);
    else if (probability <= isBackground) this.#background.push(db);
  }

  /** Level of speech in dBFS; null until enough of it has been heard. */
  get speechDb(): number | null {
    return this.#speech.frames < enoughFrames ? null : this.#speech.db;
  }

  /** The ratio in dB; null until enough of both has been heard. */
  get snrDb(): number | null {
    if (this.#speech.frames < enoughFrames || this.#background.frames < enoughFrames) return null;
    return this.#speech.db - this.#background.db;
  }
}

/** A running mean: of all frames at first, later with exponential weights. */
class Level {
  frames = 0;
  db = 0;

  push(db: number): void {
    this.frames++;
    this.db += (db - this.db) * Math.max(weight, 1 / this.frames);
  }
}
