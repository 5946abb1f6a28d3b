/** Windows of speech with a recogniser that takes several at once: they begin in the order of the sound, and behind a failure none does. */

import { throwIfCancelled } from '../../core/cancel.ts';
import type { CheckedText, SpeechRange } from '../../protocol/speech.ts';
import type { SpeechWindow } from './speech-scan.ts';

export interface WindowRecogniser {
  /** Windows that it takes at once. */
  atOnce: number;
  /** Times are in seconds from the start of the samples. */
  recognise(samples: Float32Array<ArrayBuffer>, voice: number, range: SpeechRange): Promise<CheckedText>;
  /** Gives up what it is at. */
  stop(): void;
}

interface WindowsPlan {
  recogniser: WindowRecogniser;
  /** Awaited before each window. */
  mayGoOn(): Promise<void>;
  signal: AbortSignal | undefined;
}

export class WindowsInOrder {
  readonly #plan: WindowsPlan;
  readonly #atWork = new Set<Promise<unknown>>();
  readonly #waiting: (() => void)[] = [];
  #failure: { error: unknown } | null = null;
  #isOver = false;

  constructor(plan: WindowsPlan) {
    this.#plan = plan;
    plan.signal?.addEventListener('abort', () => plan.recogniser.stop());
  }

  /** Its text. Rejects with the error of the recogniser for it or for one before, or with `cancelled`. */
  add(window: SpeechWindow): Promise<CheckedText> {
    const text = new Promise<CheckedText>((resolve, reject) => {
      this.#waiting.push(() => {
        const work = this.#recognise(window).then(resolve, (error: unknown) => {
          this.#failure ??= { error };
          reject(error);
        });
        this.#atWork.add(work);
        void work.then(() => {
          this.#atWork.delete(work);
          this.#begin();
        });
      });
    });
    // Whoever has given up does not ask for it any more.
    text.catch(() => {});
    this.#begin();
    return text;
  }

  /** Gives up what waits and what is under way; resolves when all of that has been let go of. */
  async end(): Promise<void> {
    this.#isOver = true;
    if (this.#atWork.size > 0) this.#plan.recogniser.stop();
    await Promise.all(this.#atWork);
  }

  #begin(): void {
    while (!this.#isOver && this.#atWork.size < this.#plan.recogniser.atOnce) {
      const next = this.#waiting.shift();
      if (!next) return;
      next();
    }
  }

  async #recognise({ samples, voice, range }: SpeechWindow): Promise<CheckedText> {
    const { recogniser, mayGoOn, signal } = this.#plan;
    await mayGoOn();
    throwIfCancelled(signal, 'transcription');
    if (this.#failure) throw this.#failure.error;
    return recogniser.recognise(samples, voice, range);
  }
}
