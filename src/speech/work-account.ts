/**
 * What the texts of one sound have cost, and may cost. Second attempts, other temperatures and other views ask it before they begin. Work
 * is counted, not timed, in a unit of the family's own: so the text is the same on every machine, however busy.
 */

/** How many times the work of a plain decode is done at most. */
const mostTimes = 4;

export class WorkAccount {
  #plain = 0;
  #spent = 0;

  /** Adds to the work of a plain decode, which finds one text of the whole sound and looks no further. */
  addPlain(work: number): void {
    this.#plain += work;
  }

  spend(work: number): void {
    this.#spent += work;
  }

  get left(): number {
    return mostTimes * this.#plain - this.#spent;
  }

  /** Whether there is work left for another plain decode. So there always is in a family that does not count. */
  get mayGoOn(): boolean {
    return this.left >= this.#plain;
  }
}
