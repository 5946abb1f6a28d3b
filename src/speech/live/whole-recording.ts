/** The segments of a recording that is recognised as a whole: they wait, and are joined into as few as a model can hear at once. Pure. */

import { speechRate } from '../../core/resampler.ts';
import type { Abilities, SpeechRange } from '../../protocol/speech.ts';

/** Samples that a model hears at once, and the pause that begins a paragraph of the text. */
const longest = { paragraphs: 28 * speechRate, sentences: 20 * speechRate };
const paragraphPause = 2 * speechRate;

export class WholeRecording {
  readonly #longest: number;
  readonly #waiting: SpeechRange[] = [];

  constructor({ hearsParagraphs }: Pick<Abilities, 'hearsParagraphs'>) {
    this.#longest = hearsParagraphs ? longest.paragraphs : longest.sentences;
  }

  /** Keeps a closed segment. Times are in the order of the sound. */
  wait(segment: SpeechRange): void {
    const last = this.#waiting.at(-1);
    if (last && this.#mayJoin(last, segment)) this.#waiting[this.#waiting.length - 1] = joined(last, segment);
    else this.#waiting.push(segment);
  }

  /** Takes what can no longer grow. */
  takeFull(): SpeechRange[] {
    return this.#waiting.splice(0, Math.max(0, this.#waiting.length - 1));
  }

  takeAll(): SpeechRange[] {
    return this.#waiting.splice(0);
  }

  #mayJoin(before: SpeechRange, after: SpeechRange): boolean {
    return after.end - before.start <= this.#longest && after.start - before.end < paragraphPause;
  }
}

function joined(before: SpeechRange, after: SpeechRange): SpeechRange {
  const speech = before.speech + after.speech;
  const certainty = (before.certainty * before.speech + after.certainty * after.speech) / Math.max(1, speech);
  return { start: before.start, end: after.end, speech, certainty };
}
