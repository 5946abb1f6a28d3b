/** The interface of all model families: the live policy, the file path and the benchmark know nothing else of a model. */

import type { Abilities, Recognition } from '../protocol/speech.ts';
import type { WorkAccount } from './work-account.ts';

export interface RecogniseOptions {
  /**
   * Tokens that the text begins with, taken as given in one decoder pass. The live policy passes the committed tokens, so that committed
   * text cannot change.
   */
  prefix?: readonly number[];
  /**
   * Tokens that may follow the prefix: the rest of the last hypothesis. They are verified in one decoder pass, and change nothing but the
   * time that the pass takes.
   */
  draft?: readonly number[];
  /** Uses the family's most accurate search; a partial text uses the fastest. */
  isFinal?: boolean;
  /** Called with the text of the first search when others follow, one of which may be better. */
  onFirst?: (first: Recognition) => void;
  /** Called between searches; true leaves the others out. */
  isHurried?: () => boolean;
  /** Nobody waits for the text: what is unsure is heard in other ways, too, in up to four times the time. */
  isThorough?: boolean;
  /** The pass is a second attempt: nothing else is tried when its text is doubtful, too. */
  isRetry?: boolean;
  /** The account of all passes over this sound, by default of this one alone. */
  work?: WorkAccount;
  /** Called before every token; true abandons the pass. */
  shouldStop?: () => boolean | Promise<boolean>;
  /** The spoken language, as `en` or `en-GB`; without it the model detects the language, if it can. */
  language?: string | null;
  /** The languages to detect among; without them all that the model knows. */
  languages?: readonly string[];
  /** `translate` gives English text, if the model can. */
  task?: 'transcribe' | 'translate';
  /** Names and terms that may occur. */
  vocabulary?: readonly string[];
  /** Tokens of the text before this audio, and its language; they are ignored when the language is now another one. */
  previous?: { tokens: readonly number[]; language: string | null };
  /** Asks for the times of sentences, and of words where the model has them. */
  times?: boolean;
}

export interface Recogniser {
  /**
   * Recognises 16 kHz samples between -1 and 1. They must have passed a speech gate: from noise a model invents words. Null when abandoned.
   */
  recognise(samples: Float32Array, options?: RecogniseOptions): Promise<Recognition | null>;
  /** The text of tokens, without special tokens. */
  textOf(tokens: readonly number[]): string;
  /** True when a token begins a new word. */
  beginsWord(token: number): boolean;
  dispose(): Promise<void>;
}

/** A recogniser with default options, read anew at every pass; the options of the pass override them. */
export function withDefaults(recogniser: Recogniser, defaults: () => RecogniseOptions): Recogniser {
  return {
    recognise: (samples, options) => recogniser.recognise(samples, { ...defaults(), ...options }),
    textOf: (tokens) => recogniser.textOf(tokens),
    beginsWord: (token) => recogniser.beginsWord(token),
    dispose: () => recogniser.dispose(),
  };
}

/** A recogniser as loaded by its family. */
export interface ModelRecogniser extends Recogniser {
  readonly abilities: Abilities;
  /**
   * Runs the shapes of live recognition, so that memory is allocated and shaders are compiled before the first word. Called once, before
   * any pass. Rejects with `model-unsupported` when outputs are not those of the family.
   */
  warmUp(): Promise<void>;
}
