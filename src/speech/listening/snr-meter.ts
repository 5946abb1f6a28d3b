/** How far speech stands out from what is heard between the words: from there on down, any recogniser guesses. */

/** Frames of 32 ms: half a second of each before anything is said. */
const enoughFrames = 16;
/** Weight of a new frame: the room may change within some seconds. */
const weight = 0.02;
/** Frames between these probabilities are neither. */
const isSpeech = 0.7;
const isBackground = 0.2;

export class SnrMeter {
  readonly #speech = new Level();
  readonly #background = new Level();

  /** Takes the loudness of a frame in dBFS and the probability that it is speech. */
  push(db: number, probability: number): void {
    if (probability >= isSpeech) this.#speech.push(db);
    else if (probability <= isBackground) this.#background.push(db);
  }

  /** dB, null until both have been heard. */
  get snrDb(): number | null {
    if (this.#speech.frames < enoughFrames || this.#background.frames < enoughFrames) return null;
    return this.#speech.db - this.#background.db;
  }
}

/** A mean of the last seconds: the plain one until it has seen enough. */
class Level {
  frames = 0;
  db = 0;

  push(db: number): void {
    this.frames++;
    this.db += (db - this.db) * Math.max(weight, 1 / this.frames);
  }
}
