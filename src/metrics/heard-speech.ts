/** When somebody spoke, as far as the reports of listening tell. Times are milliseconds on the audio clock. */

export interface Report {
  /** End of the newest audio. */
  end: number;
  /** Start of the first speech of the recording, and end of the last; null before any. */
  firstSpeech: number | null;
  lastSpeech: number | null;
}

export interface Stretch {
  from: number;
  to: number;
}

/** Reports come every 50 ms and speech in frames of 32: a silence shorter than this cannot be seen. */
const leastSilence = 100;

export class HeardSpeech {
  #stretches: Stretch[] = [];
  #heardUpTo = 0;

  hear({ end, firstSpeech, lastSpeech }: Report): void {
    if (lastSpeech !== null) this.#extend(firstSpeech ?? lastSpeech, lastSpeech);
    this.#heardUpTo = end;
  }

  #extend(firstSpeech: number, lastSpeech: number): void {
    const last = this.#stretches.at(-1);
    if (last && lastSpeech - last.to < leastSilence) last.to = Math.max(last.to, lastSpeech);
    // What began later began after the report before: only the very first is known to the frame.
    else this.#stretches.push({ from: last ? Math.min(this.#heardUpTo, lastSpeech) : firstSpeech, to: lastSpeech });
  }

  /** The speech between two moments. */
  between(start: number, end: number): Stretch[] {
    return this.#stretches
      .map(({ from, to }) => ({ from: Math.max(from, start), to: Math.min(to, end) }))
      .filter(({ from, to }) => from < to);
  }

  /** Whether somebody spoke when this moment came. */
  spansOver(moment: number): boolean {
    return this.#stretches.some(({ from, to }) => from < moment - leastSilence && to > moment);
  }

  /** Forgets what was over by then. */
  forget(before: number): void {
    // The last one stays: whether speech goes on is told by it.
    this.#stretches = this.#stretches.filter(({ to }, i) => to > before || i === this.#stretches.length - 1);
  }
}

/** The moment at which a share of the speech is over, 1 being its end. */
export function momentAt(stretches: readonly Stretch[], share: number): number {
  let rest = share * stretches.reduce((sum, { from, to }) => sum + to - from, 0);
  for (const { from, to } of stretches) {
    if (rest <= to - from) return from + rest;
    rest -= to - from;
  }
  return stretches.at(-1)?.to ?? 0;
}
