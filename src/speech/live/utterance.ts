/**
 * What is known of the text of one segment while it grows: what has been said for good, what is promised, what is guessed, and the final
 * text that was found ahead of time. Indices are samples at 16 kHz; tokens count from the segment's start.
 */

import { speechRate } from '../../core/resampler.ts';
import type { Checked } from '../checks/checked-recognition.ts';
import { earliestCut } from '../listening/segmenter.ts';
import type { Recogniser } from '../recogniser.ts';
import { endsSentence } from './endpoint.ts';
import { type Agreement, agree, agreed, type Hypothesis, likely, noAgreement } from './local-agreement.ts';

/** A final text over the audio up to `end`, and whether it ends a sentence. */
export interface Speculation extends Checked {
  end: number;
  isSentence: boolean;
}

export class Utterance {
  readonly #recogniser: Pick<Recogniser, 'textOf' | 'beginsWord'>;
  readonly #start: number;
  #agreement: Agreement = noAgreement;
  #finalised: readonly number[] = [];
  #finalisedUpTo: number | null = null;
  #speculation: Speculation | null = null;

  constructor(recogniser: Pick<Recogniser, 'textOf' | 'beginsWord'>, start: number) {
    this.#recogniser = recogniser;
    this.#start = start;
  }

  /** Tokens that stay as they are. */
  get committed(): readonly number[] {
    return this.#agreement.tokens.slice(0, this.#agreement.committed);
  }

  /** Where the audio of the last final text ended; null before any. */
  get finalisedUpTo(): number | null {
    return this.#finalisedUpTo;
  }

  /** Where the text that is not final yet begins. */
  get pieceStart(): number {
    return this.#finalisedUpTo ?? this.#start;
  }

  get speculation(): Speculation | null {
    return this.#speculation;
  }

  /** What the next pass begins with, and what it may find again. */
  guesses(): { prefix: readonly number[]; draft: readonly number[] } {
    return { prefix: this.committed, draft: this.#agreement.tokens.slice(this.#agreement.committed) };
  }

  /** A pass over the audio up to `end` has found this. */
  heard(hypothesis: Hypothesis, end: number): void {
    const heard = this.#secondsTo(end);
    // What a cut may yet give to the next segment is not promised: tokens are taken as evenly spread.
    const most = Math.floor((hypothesis.tokens.length * earliestCut) / Math.max(earliestCut, end - this.#start));
    const beginsWord = (token: number) => this.#recogniser.beginsWord(token);
    this.#agreement = agree(this.#agreement, hypothesis, { heard, most, beginsWord });
    this.#speculation = null;
  }

  /** The final text over the audio up to `end`, ahead of time. */
  speculate(checked: Checked, end: number): void {
    const isSure = (checked.logProbabilities.at(-1) ?? Number.NEGATIVE_INFINITY) >= likely;
    const isSentence = isSure && endsSentence(checked.text, this.#recogniser.textOf(this.#agreement.tokens));
    this.heard(checked, end);
    this.#speculation = { ...checked, end, isSentence };
  }

  /** The text to show of what is not final yet: `tentative` brings its own space. */
  shown(): { committed: string; tentative: string } {
    const committed = this.#textAfterFinalised(this.committed);
    return { committed, tentative: this.#textAfterFinalised(this.#agreement.tokens).slice(committed.length) };
  }

  /** Makes the speculation final and returns the text that is new. */
  finalise(): string {
    const { tokens, end } = this.#speculation!;
    const text = this.#textAfterFinalised(tokens);
    this.#finalised = tokens;
    this.#finalisedUpTo = end;
    this.#speculation = null;
    this.#agreement = agreed(tokens, this.#secondsTo(end));
    return text;
  }

  #secondsTo(end: number): number {
    return (end - this.#start) / speechRate;
  }

  #textAfterFinalised(tokens: readonly number[]): string {
    const said = this.#recogniser.textOf(this.#finalised);
    const text = this.#recogniser.textOf(tokens).slice(said.length);
    return this.#finalised.length > 0 ? text.trimStart() : text;
  }
}
