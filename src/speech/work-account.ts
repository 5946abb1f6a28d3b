/**
 * What the texts of one stretch of sound have cost, and may cost. Second attempts, other temperatures and other views ask it before they
 * begin. Work is counted, not timed, in a unit of the family's own: so the text is the same on every machine, however busy. A stretch has
 * the account to itself, and of what the recording around it may cost its share: so the text does not depend on what else is heard either. Only
 * what is speech for certain and would have no text may take more.
 */

/** How many times the work of a plain decode is done at most. */
const mostTimes = 4;

export class WorkAccount {
  readonly #share: number;
  #plain = 0;
  #pass = 0;
  #spent = 0;
  #borrowed = 0;

  /** `share` is the part of a window that a plain decode of the recording spends on the stretch (`SpeechRange.share`). */
  constructor(share = 1) {
    this.#share = share;
  }

  /** Adds the work of a plain decode, which finds one text of a whole window and looks no further. */
  addPlain(encoding: number, decoding: number): void {
    this.#plain += this.#share * encoding + decoding;
    this.#pass += encoding + decoding;
  }

  spend(work: number): void {
    this.#spent += work;
  }

  /** Spends what is done once for all stretches of a window. */
  spendShare(work: number): void {
    this.spend(this.#share * work);
  }

  get left(): number {
    return mostTimes * this.#plain + this.#borrowed - this.#spent;
  }

  /** Once, for a stretch that shares its window: another decode of a window, which the stretches beside it leave. */
  borrow(): void {
    if (this.#share < 1) this.#borrowed = this.#pass;
  }

  /** Whether there is work left for another plain decode of the stretch. */
  get mayRepeat(): boolean {
    return this.left >= this.#plain;
  }

  /** Whether there is work left for another decode of the whole window. So there always is in a family that does not count. */
  get mayGoOn(): boolean {
    return this.mayHear(1);
  }

  /** The same of a part of the window. */
  mayHear(share: number): boolean {
    return this.left >= share * this.#pass;
  }
}
