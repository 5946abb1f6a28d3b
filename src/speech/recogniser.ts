/** What every family of models offers: the live policy, the file path and the benchmark know nothing else of a model. */

import type { Abilities, Recognition } from '../protocol/speech.ts';

export interface RecogniseOptions {
  /**
   * Tokens that the text begins with: they are taken as they are, in one decoder pass. The live policy passes what it has
   * committed, so that committed text cannot change.
   */
  prefix?: readonly number[];
  /**
   * What may come after the prefix: the text found a moment ago. It is checked in one pass and changes nothing of the result but
   * how soon it comes.
   */
  draft?: readonly number[];
  /** Worth the family's most exact search, where a partial text takes the fastest. */
  isFinal?: boolean;
  /** Is the second view of what was doubtful: nothing else is tried where this is doubtful, too. */
  isRetry?: boolean;
  /** Asked before every token; true abandons the pass. */
  shouldStop?: () => boolean | Promise<boolean>;
  /** What is spoken, as `en` or `en-GB`; null or left out, the model finds it where it can. */
  language?: string | null;
  /** Where the model finds it, among these. */
  languages?: readonly string[];
  /** `translate` gives English, where the model can. */
  task?: 'transcribe' | 'translate';
  /** Names and terms to expect. */
  vocabulary?: readonly string[];
  /** Tokens of what was said just before, and their language: they are left out where the language is another now. */
  previous?: { tokens: readonly number[]; language: string | null };
  /** Wants the seconds of sentences, and of words where the model tells. */
  times?: boolean;
}

export interface Recogniser {
  /**
   * Recognises 16 kHz samples that a speech gate has let through; on noise it would invent words.
   * Null when it was abandoned.
   */
  recognise(samples: Float32Array, options?: RecogniseOptions): Promise<Recognition | null>;
  /** The text of tokens, without the markers. */
  textOf(tokens: readonly number[]): string;
  /** True when a token begins a new word. */
  beginsWord(token: number): boolean;
  dispose(): Promise<void>;
}

/** A recogniser that is told in every pass what holds then, besides the options of the pass. */
export function withDefaults(recogniser: Recogniser, defaults: () => RecogniseOptions): Recogniser {
  return {
    recognise: (samples, options) => recogniser.recognise(samples, { ...defaults(), ...options }),
    textOf: (tokens) => recogniser.textOf(tokens),
    beginsWord: (token) => recogniser.beginsWord(token),
    dispose: () => recogniser.dispose(),
  };
}

/** A recogniser as a family gives it, just loaded. */
export interface ModelRecogniser extends Recogniser {
  readonly abilities: Abilities;
  /** Runs the shapes used live, so that memory has grown and shaders are built before the first word. Once, before anything else. */
  warmUp(): Promise<void>;
}
