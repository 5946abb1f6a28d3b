/**
 * A final pass with checks. A doubtful text gets a second attempt over the same speech, prepared in another way, if there is work left for
 * it. If the second text is doubtful as well, a text that was cut off in a loop is accepted without its repetitions, and any other text is withheld.
 */

import { certainSpeech } from '../../core/checks/stock-phrases.ts';
import { fadedIn, loudPart } from '../../core/loudness.ts';
import { speechRate } from '../../core/resampler.ts';
import { later } from '../../core/transcript.ts';
import type { Meter } from '../../protocol/metrics.ts';
import type { CheckedText, Doubt, Recognition, SpeechRange } from '../../protocol/speech.ts';
import type { RecogniseOptions, Recogniser } from '../recogniser.ts';
import { WorkAccount } from '../work-account.ts';
import { doubtOf } from './doubt.ts';

/** Samples of silence kept around trimmed speech. */
const keptSilence = 0.1 * speechRate;
/** Samples by which the start is moved: with another position of the encoder's frames the decoder finds other words, and no loop. */
const shift = 0.12 * speechRate;

/** Samples that are heard again, which begin `from` samples later. */
interface HeardAgain {
  samples: Float32Array;
  from: number;
}

/**
 * The samples of the second attempt, by the doubt about the first. The recogniser levels them anew. There is none where nobody speaks:
 * another attempt would only invent another text.
 */
const secondAttempts: Record<Exclude<Doubt, 'invented'>, (samples: Float32Array) => HeardAgain> = {
  empty: trimmed,
  'too-slow': trimmed,
  'too-fast': trimmed,
  unlikely: trimmed,
  repetition: (samples) => ({ samples: fadedIn(samples, shift), from: shift }),
};

function trimmed(samples: Float32Array): HeardAgain {
  const part = loudPart(samples, keptSilence);
  return { samples: part, from: (part.byteOffset - samples.byteOffset) / samples.BYTES_PER_ELEMENT };
}

/** A final text with its tokens. A withheld one has a doubt, but neither text nor tokens. */
export interface Checked extends CheckedText {
  tokens: readonly number[];
  logProbabilities: readonly number[];
}

export interface CheckOptions extends Pick<RecogniseOptions, 'onFirst' | 'isHurried'> {
  /** The last hypothesis. */
  draft?: readonly number[];
  /** Some of the text has been promised: it is not withheld. */
  isPromised?: boolean;
  /** Asks for times in the result. */
  times?: boolean;
  /** Nobody waits for the text. */
  isThorough?: boolean;
  shouldStop: NonNullable<RecogniseOptions['shouldStop']>;
  meter: Meter;
}

/** A final pass over `samples`, 16 kHz. `range` is what voice detection found in them. Null when abandoned. */
export async function recogniseChecked(
  recogniser: Recogniser,
  samples: Float32Array,
  range: SpeechRange,
  { draft = [], isPromised = false, times = false, isThorough = false, shouldStop, meter, ...progress }: CheckOptions,
): Promise<Checked | null> {
  const started = performance.now();
  const work = new WorkAccount(range.share);
  const options = { times, isFinal: true, isThorough, shouldStop, work };
  const first = await recogniser.recognise(samples, { ...options, draft, ...progress });
  if (!first) return null;
  const doubt = await doubtOf(first, range, samples);
  const checked = doubt ? await again(first, doubt) : accepted(first);
  meter.record('final-pass', performance.now() - started);
  return checked;

  async function again(before: Recognition, reason: Doubt): Promise<Checked | null> {
    if (reason === 'invented') return isPromised ? accepted(before) : withheld(reason);
    const found = [before];
    let remaining: Doubt | null = reason;
    if (range.certainty >= certainSpeech && !work.mayRepeat) work.borrow();
    if (work.mayRepeat) {
      meter.count('second-attempts');
      const heard = secondAttempts[reason](samples);
      const other = await recogniser.recognise(heard.samples, { ...options, isRetry: true });
      if (!other) return null;
      const second = laterRecognition(other, heard.from / speechRate);
      remaining = await doubtOf(second, range, samples);
      if (!remaining) return accepted(second);
      found.push(second);
    }
    for (const looped of found.filter(({ ending }) => ending === 'loop')) {
      const otherwise = await doubtOf({ ...looped, ending: 'end' }, range, samples);
      // Without its repetitions the text is short for its duration.
      if (!otherwise || otherwise === 'too-slow') return accepted(looped);
    }
    return isPromised ? accepted(before) : withheld(remaining);
  }

  function withheld(doubt: Doubt): Checked {
    meter.count('withheld');
    return { text: '', tokens: [], logProbabilities: [], doubt, language: null, segments: null, words: null };
  }
}

function laterRecognition(found: Recognition, seconds: number): Recognition {
  const [segments, words] = [found.segments, found.words];
  return {
    ...found,
    ...(segments && { segments: segments.map((each) => later(each, seconds)) }),
    ...(words && { words: words.map((each) => later(each, seconds)) }),
  };
}

/** The result of a pass, accepted without a check. */
export function accepted({ text, tokens, logProbabilities, language, segments, words }: Recognition): Checked {
  const more = { language: language ?? null, segments: segments ?? null, words: words ?? null };
  return { text, tokens, logProbabilities, doubt: null, ...more };
}
