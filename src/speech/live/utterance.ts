/**
 * The text of one segment while it grows: final, committed and tentative tokens, and the speculated final text. What is committed is a
 * promise for as long as somebody speaks; a final text is found freely. Indices are samples at 16 kHz; tokens count from the segment's start.
 */

import { speechRate } from '../../core/resampler.ts';
import type { SaidWord } from '../../protocol/speech.ts';
import type { Checked } from '../checks/checked-recognition.ts';
import { earliestCut } from '../listening/segmenter.ts';
import type { Recogniser } from '../recogniser.ts';
import { saidWords } from '../said-words.ts';
import { endsSentence } from './endpoint.ts';
import { type Agreement, agree, agreed, type Hypothesis, noAgreement } from './local-agreement.ts';

/** A final text computed ahead of the endpoint, over the audio up to `end`. */
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

  /** Tokens that do not change while somebody speaks. */
  get committed(): readonly number[] {
    return this.#agreement.tokens.slice(0, this.#agreement.committed);
  }

  /** End of the audio of the last final text; null before any. */
  get finalisedUpTo(): number | null {
    return this.#finalisedUpTo;
  }

  /** Start of the text that is not final yet. */
  get pieceStart(): number {
    return this.#finalisedUpTo ?? this.#start;
  }

  get speculation(): Speculation | null {
    return this.#speculation;
  }

  /** The newest hypothesis: what a final pass is likely to find. */
  get hypothesis(): readonly number[] {
    return this.#agreement.tokens;
  }

  /** The prefix and the draft of the next partial pass. */
  guesses(): { prefix: readonly number[]; draft: readonly number[] } {
    return { prefix: this.committed, draft: this.#agreement.tokens.slice(this.#agreement.committed) };
  }

  /** Takes the hypothesis of a pass over the audio up to `end`. */
  heard(hypothesis: Hypothesis, end: number): void {
    this.#speculation = null;
    // A final pass may have other words for what is final already. What is shown goes on from that until they are published.
    if (!this.#beginsAsFinalised(hypothesis.tokens)) return;
    const heard = this.#secondsTo(end);
    // In noise a pass may find nothing, and the next one the words again: only a final text takes all of them back.
    if (hypothesis.tokens.length === this.#finalised.length) {
      this.#agreement = { ...this.#agreement, since: this.#agreement.tokens.map(() => heard) };
      return;
    }
    // Audio behind the earliest cut may become part of the next segment, so its tokens are not committed: they are assumed to be evenly
    // spread.
    const most = Math.floor((hypothesis.tokens.length * earliestCut) / Math.max(earliestCut, end - this.#start));
    const beginsWord = (token: number) => this.#recogniser.beginsWord(token);
    this.#agreement = agree(this.#agreement, hypothesis, { heard, most, beginsWord });
  }

  /** Takes the final text over the audio up to `end`, before the endpoint is certain. */
  speculate(checked: Checked, end: number): void {
    const isSentence = endsSentence(checked.text, checked.logProbabilities.at(-1) ?? Number.NEGATIVE_INFINITY);
    this.heard(checked, end);
    this.#speculation = { ...checked, end, isSentence };
  }

  /** The text to show that is not final yet; `tentative` begins with its own space. */
  shown(): { committed: string; tentative: string } {
    const committed = this.#textAfterFinalised(this.committed);
    return { committed, tentative: this.#textAfterFinalised(this.#agreement.tokens).slice(committed.length) };
  }

  /**
   * Makes the speculation final. Gives its text after the earlier final texts, or, where it has other words in their place, all of it: then
   * it starts where the utterance does.
   */
  finalise(): { start: number; text: string; said: SaidWord[] } {
    const { tokens, logProbabilities, end, doubt } = this.#speculation!;
    const isKept = doubt !== null || this.#goesOn(tokens);
    const said = isKept
      ? { start: this.pieceStart, text: doubt ? '' : this.#textAfterFinalised(tokens) }
      : { start: this.#start, text: this.#recogniser.textOf(tokens) };
    const from = isKept ? this.#finalised.length : 0;
    const heard = { tokens: tokens.slice(from), logProbabilities: logProbabilities.slice(from) };
    const words = saidWords(this.#recogniser, heard);
    if (doubt === null) this.#finalised = tokens;
    this.#finalisedUpTo = end;
    this.#speculation = null;
    this.#agreement = agreed(this.#finalised, this.#secondsTo(end));
    return { ...said, said: words };
  }

  /** Whether the tokens are those of the earlier final texts and, from a new word on, others. */
  #goesOn(tokens: readonly number[]): boolean {
    const next = tokens[this.#finalised.length];
    return (
      this.#beginsAsFinalised(tokens) &&
      (next === undefined || this.#finalised.length === 0 || this.#recogniser.beginsWord(next))
    );
  }

  #beginsAsFinalised(tokens: readonly number[]): boolean {
    return this.#finalised.every((token, at) => token === tokens[at]);
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
