/**
 * The live policy, first form: the open segment is recognised again as it grows, the newest range replacing the older one; a
 * closed segment is recognised once more for its final text. Final passes come first and there is never a queue of partial ones.
 */

import type { AudioHistory } from '../core/history.ts';
import { speechRate } from '../core/resampler.ts';
import type { SpeechEvent } from '../protocol/engine.ts';
import type { SegmentMessage } from '../protocol/listen.ts';
import { type Agreement, agree, noAgreement, settledTokens } from './agreement.ts';
import { breathe } from './breathe.ts';
import type { Recogniser } from './recogniser.ts';
import { earliestCut } from './segmenter.ts';

/** Audio before the first partial: the pre-roll and about 0.4 s of speech. Less gives guesses. */
const leastAudio = 0.8 * speechRate;
/** New audio that is worth another pass. */
const leastGrowth = 0.2 * speechRate;
/** Seconds before the newest audio in which a token may still change. */
const edgeMargin = 1;

/** Seconds of a segment of `samples` that stay as they are: not its edge, and nothing that a cut may yet give to the next one. */
function settledSeconds(samples: number): number {
  return Math.min(samples / speechRate - edgeMargin, earliestCut / speechRate);
}

interface Range {
  start: number;
  end: number;
}

export class LiveTranscriber {
  readonly #recogniser: Recogniser;
  readonly #history: AudioHistory;
  readonly #publish: (event: SpeechEvent) => void;
  readonly #closed: Range[] = [];
  #open: Range | null = null;
  #seenEnd = 0;
  #agreements = new Map<number, Agreement>();
  #hasEnded = false;
  #arePartialsHeld = false;
  #wake: () => void = () => {};

  constructor(recogniser: Recogniser, history: AudioHistory, publish: (event: SpeechEvent) => void) {
    this.#recogniser = recogniser;
    this.#history = history;
    this.#publish = publish;
  }

  receive(message: SegmentMessage): void {
    switch (message.kind) {
      case 'audio':
        if (this.#history.end !== message.from) this.#history.skipTo(message.from);
        this.#history.append(message.samples);
        return;
      case 'grow':
        if (this.#open?.start !== message.start) this.#seenEnd = message.start;
        this.#open = message;
        break;
      case 'close':
        this.#closed.push(message);
        this.#forgetOpen(message.start);
        break;
      case 'discard':
        this.#forgetOpen(message.start);
        this.#agreements.delete(message.start);
        this.#publish({ kind: 'final', start: message.start, end: message.start, text: '', computeMs: 0, lost: 0 });
        break;
      case 'end':
        this.#hasEnded = true;
    }
    this.#wake();
  }

  /** From now on only final texts; a partial pass in progress is abandoned. */
  holdPartials(): void {
    this.#arePartialsHeld = true;
  }

  /** Ends where the audio has come to: an open segment is closed there. */
  end(): void {
    if (this.#open) this.receive({ kind: 'close', start: this.#open.start, end: this.#open.end });
    this.receive({ kind: 'end' });
  }

  /** Works until the end was received and everything closed has its final text. */
  async run(): Promise<void> {
    for (;;) {
      const closed = this.#closed.shift();
      if (closed) await this.#finish(closed);
      else if (this.#hasEnded) return;
      else if (this.#open && this.#isWorthAPass(this.#open)) await this.#update(this.#open);
      else await new Promise<void>((resolve) => (this.#wake = resolve));
    }
  }

  #forgetOpen(start: number): void {
    if (this.#open?.start === start) this.#open = null;
  }

  #isWorthAPass({ start, end }: Range): boolean {
    return !this.#arePartialsHeld && end - start >= leastAudio && end - this.#seenEnd >= leastGrowth;
  }

  async #update({ start, end }: Range): Promise<void> {
    this.#seenEnd = end;
    const before = this.#agreements.get(start) ?? noAgreement;
    const result = await this.#recogniser.recognise(this.#history.slice(start, end), {
      prefix: before.committed,
      shouldStop: async () => {
        await breathe();
        return this.#arePartialsHeld || this.#open?.start !== start;
      },
    });
    if (!result || this.#open?.start !== start) return;
    const settled = settledTokens(result.tokens.length, (end - start) / speechRate, settledSeconds(end - start));
    const now = agree(before, result.tokens, settled, (token) => this.#recogniser.beginsWord(token));
    this.#agreements.set(start, now);
    const committed = this.#recogniser.textOf(now.committed);
    const tentative = result.text.slice(committed.length);
    this.#publish({ kind: 'partial', start, end, committed, tentative });
  }

  async #finish({ start, end }: Range): Promise<void> {
    const started = performance.now();
    const lost = Math.max(0, Math.min(this.#history.start, end) - start);
    const { committed } = this.#agreements.get(start) ?? noAgreement;
    this.#agreements.delete(start);
    const result = await this.#recogniser.recognise(this.#history.slice(start, end), { prefix: committed });
    await breathe();
    const computeMs = performance.now() - started;
    this.#publish({ kind: 'final', start, end, text: result?.text ?? '', computeMs, lost });
  }
}
