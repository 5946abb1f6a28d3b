/**
 * Figures of live text as a person saw it, computed in the same way for every system. Times are milliseconds on one clock per dictation.
 */

import { ShownWords } from '../../src/metrics/stability.ts';

/** A text of the whole dictation so far, and when it was shown. */
export interface Shown {
  at: number;
  kind: 'partial' | 'final';
  text: string;
  /** Its beginning that was shown as settled; absent where a system makes no difference. */
  committed?: string;
}

export interface Moments {
  /** First and last sample of speech; null when there was none. */
  begins: number | null;
  ends: number | null;
  stop: number;
  /** When the last text was shown, and when the system was done. */
  final: number;
  done: number;
}

export interface LiveFigures {
  first_partial_ms: number | null;
  /** Between two partial texts without a final text between them: a pause in speech is no delay. */
  partial_intervals_ms: number[];
  partials: number;
  words_shown: number;
  /** Shown words that a later text replaced or removed. */
  words_changed: number;
  /** The same of words that were shown as settled. */
  committed_shown: number;
  committed_changed: number;
  speech_end_to_final_ms: number | null;
  stop_to_final_ms: number;
}

export function liveFigures(shown: readonly Shown[], { begins, ends, stop, final, done }: Moments): LiveFigures {
  const firstText = shown.find(({ at, text }) => text !== '' && at >= (begins ?? 0));
  const words = new ShownWords();
  const settled = new ShownWords();
  for (const { text, committed = '', at } of shown) {
    words.show(text, at);
    settled.show(committed, at);
  }
  return {
    first_partial_ms: begins === null || !firstText ? null : firstText.at - begins,
    partial_intervals_ms: shown.flatMap(({ at, kind }, i) => {
      const previous = shown[i - 1];
      return kind === 'partial' && previous?.kind === 'partial' ? [at - previous.at] : [];
    }),
    partials: shown.filter(({ kind }) => kind === 'partial').length,
    words_shown: words.shown,
    words_changed: words.changed,
    committed_shown: settled.shown,
    committed_changed: settled.changed,
    speech_end_to_final_ms: ends === null ? null : final - ends,
    stop_to_final_ms: done - stop,
  };
}
