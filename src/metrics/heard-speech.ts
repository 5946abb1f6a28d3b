/** Spans of speech, reconstructed from the reports of the listening thread. Times are milliseconds on the audio clock. */

export interface Report {
  /** End of the newest audio. */
  end: number;
  /** Start of the first speech of the recording, and end of the last speech; null before the first. */
  firstSpeech: number | null;
  lastSpeech: number | null;
}

export interface SpeechSpan {
  from: number;
  to: number;
}

/** Reports come every 50 ms and voice detection has frames of 32 ms: a shorter silence cannot be seen. */
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
    // Of later spans the exact start is not reported: they began after the report before this one.
    else this.#spans.push({ from: last ? Math.min(this.#heardUpTo, lastSpeech) : firstSpeech, to: lastSpeech });
  }

  /** The spans of speech between two moments, cut to them. */
  between(start: number, end: number): SpeechSpan[] {
    return this.#spans
      .map(({ from, to }) => ({ from: Math.max(from, start), to: Math.min(to, end) }))
      .filter(({ from, to }) => from < to);
  }

  /** Whether speech began some time before the moment, longer ago than reports are inexact, and goes on after it. */
  spansOver(moment: number): boolean {
    return this.#spans.some(({ from, to }) => from < moment - leastSilence && to > moment);
  }

  /** Removes spans that ended before the moment. */
  forget(before: number): void {
    // The last span stays, because the next report may extend it.
    this.#spans = this.#spans.filter(({ to }, i) => to > before || i === this.#spans.length - 1);
  }
}

/** The moment at which `share` of the speech is over; 1 is the end of the last span. */
export function momentAt(spans: readonly SpeechSpan[], share: number): number {
  let rest = share * spans.reduce((sum, { from, to }) => sum + to - from, 0);
  for (const { from, to } of spans) {
    if (rest <= to - from) return from + rest;
    rest -= to - from;
  }
  return spans.at(-1)?.to ?? 0;
}
