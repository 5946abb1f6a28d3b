/**
 * A final pass with a guard behind it. A doubtful text gets a second attempt over the same speech, prepared otherwise; if that is
 * doubtful as well, a text that only went round in a loop is kept without its rounds, and any other is withheld.
 */

import { fadedIn, loudPart } from '../../core/loudness.ts';
import { speechRate } from '../../core/resampler.ts';
import type { Meter } from '../../protocol/metrics.ts';
import type { CheckedText, Doubt, Recognition, SpeechRange } from '../../protocol/speech.ts';
import type { RecogniseOptions, Recogniser } from '../recogniser.ts';
import { doubtOf } from './doubt.ts';

/** Silence kept around speech that is trimmed. */
const keptSilence = 0.1 * speechRate;
/** A start that lies otherwise in the encoder's frames brings other words, and no loop. */
const shift = 0.12 * speechRate;

/**
 * How each doubt is answered. Levels are set anew by the recogniser, on what is left. Where nobody speaks, another attempt would only
 * invent something else.
 */
const secondAttempts: Record<Exclude<Doubt, 'invented'>, (samples: Float32Array) => Float32Array> = {
  empty: (samples) => loudPart(samples, keptSilence),
  'too-slow': (samples) => loudPart(samples, keptSilence),
  'too-fast': (samples) => loudPart(samples, keptSilence),
  unlikely: (samples) => loudPart(samples, keptSilence),
  repetition: (samples) => fadedIn(samples, shift),
};

/** A final text with its tokens. Withheld: no text, no tokens, and why. */
export interface Checked extends CheckedText {
  tokens: readonly number[];
  logProbabilities: readonly number[];
}

export interface CheckOptions {
  /** What was promised: it is never withheld. */
  prefix: readonly number[];
  /** Wants them in the result. */
  times?: boolean;
  shouldStop: NonNullable<RecogniseOptions['shouldStop']>;
  meter: Meter;
}

/** Null when abandoned. */
export async function recogniseChecked(
  recogniser: Recogniser,
  samples: Float32Array,
  range: SpeechRange,
  { prefix, times = false, shouldStop, meter }: CheckOptions,
): Promise<Checked | null> {
  const started = performance.now();
  const pass = (audio: Float32Array, isRetry: boolean) =>
    recogniser.recognise(audio, { prefix, times, isFinal: true, isRetry, shouldStop });
  const first = await pass(samples, false);
  if (!first) return null;
  const doubt = await doubtOf(first, range);
  const checked = doubt ? await again(first, doubt) : accepted(first);
  meter.record('final-pass', performance.now() - started);
  return checked;

  async function again(before: Recognition, reason: Doubt): Promise<Checked | null> {
    if (reason === 'invented') return prefix.length > 0 ? accepted(before) : withheld(reason);
    meter.count('second-attempts');
    const other = await pass(secondAttempts[reason](samples), true);
    if (!other) return null;
    // Its moments are not those of the audio as it was.
    const { segments: _, words: __, ...second } = other;
    const remaining = await doubtOf(second, range);
    if (!remaining) return accepted(second);
    for (const looped of [before, second].filter(({ ending }) => ending === 'loop')) {
      const otherwise = await doubtOf({ ...looped, ending: 'end' }, range);
      // One round of many is little text for its time.
      if (!otherwise || otherwise === 'too-slow') return accepted(looped);
    }
    return prefix.length > 0 ? accepted(before) : withheld(remaining);
  }

  function withheld(doubt: Doubt): Checked {
    meter.count('withheld');
    return { text: '', tokens: [], logProbabilities: [], doubt, language: null, segments: null, words: null };
  }
}

/** A pass that is believed as it is. */
export function accepted({ text, tokens, logProbabilities, language, segments, words }: Recognition): Checked {
  const more = { language: language ?? null, segments: segments ?? null, words: words ?? null };
  return { text, tokens, logProbabilities, doubt: null, ...more };
}
