/** When somebody spoke, as far as the reports of listening tell. Times are milliseconds on the audio clock. */

export interface Report {
  /** End of the newest audio. */
  end: number;
  /** Start of the first speech of the recording, and end of the last; null before any. */
  firstSpeech: number | null;
  lastSpeech: number | null;
}

export interface SpeechSpan {
  from: number;
  to: number;
}

/** Reports come every 50 ms and speech in frames of 32: a silence shorter than this cannot be seen. */
const leastSilence = 100;

export class HeardSpeech {
  #spans: SpeechSpan[] = [];
  #heardUpTo = 0;

  hear({ end, firstSpeech, lastSpeech }: Report): void {
    if (lastSpeech !== null) this.#extend(firstSpeech ?? lastSpeech, lastSpeech);
    this.#heardUpTo = end;
  }

  #extend(firstSpeech: number, lastSpeech: number): void {
    const last = this.#spans.at(-1);
    if (last && lastSpeech - last.to < leastSilence) last.to = Math.max(last.to, lastSpeech);
    // What began later began after the report before: only the very first is known to the frame.
    else this.#spans.push({ from: last ? Math.min(this.#heardUpTo, lastSpeech) : firstSpeech, to: lastSpeech });
  }

  /** The speech between two moments. */
  between(start: number, end: number): SpeechSpan[] {
    return this.#spans
      .map(({ from, to }) => ({ from: Math.max(from, start), to: Math.min(to, end) }))
      .filter(({ from, to }) => from < to);
  }

  /** Whether somebody spoke when this moment came. */
  spansOver(moment: number): boolean {
    return this.#spans.some(({ from, to }) => from < moment - leastSilence && to > moment);
  }

  /** Forgets what was over by then. */
  forget(before: number): void {
    // The last one stays: whether speech goes on is told by it.
    this.#spans = this.#spans.filter(({ to }, i) => to > before || i === this.#spans.length - 1);
  }
}

/** The moment at which a share of the speech is over, 1 being its end. */
export function momentAt(spans: readonly SpeechSpan[], share: number): number {
  let rest = share * spans.reduce((sum, { from, to }) => sum + to - from, 0);
  for (const { from, to } of spans) {
    if (rest <= to - from) return from + rest;
    rest -= to - from;
  }
  return spans.at(-1)?.to ?? 0;
}
