/** What recognition is told, what it finds, and what it says. Types and constants only. */

/** What the person says about what they say. A model that cannot be told some of it goes without. */
export interface SpeechHints {
  /** Spoken languages, as `en` or `en-GB`: a model that knows several finds out which of these it is, or of all where there are none. */
  languages: readonly string[];
  /** English is wanted, whatever is spoken. */
  translate: boolean;
  /** Names and terms to expect. */
  vocabulary: readonly string[];
}

export const noHints: SpeechHints = { languages: [], translate: false, vocabulary: [] };

/** What a model can be told, and how it likes its audio. */
export interface Abilities {
  /** Codes of the languages that it can be told; empty where there is no choice. */
  languages: readonly string[];
  /** Can give English for what is said in another language. */
  translates: boolean;
  /** Can be told names and terms to expect. */
  expectsWords: boolean;
  /** Hears a paragraph best, up to half a minute at once: segments are longer than those of other models. */
  hearsParagraphs: boolean;
}

/** Of a model of one language that takes as much audio as there is. */
export const noAbilities: Abilities = { languages: [], translates: false, expectsWords: false, hearsParagraphs: false };

/** Text with its seconds from the start of the audio. */
export interface TimedText {
  text: string;
  start: number;
  end: number;
}

export interface TimedWord extends TimedText {
  /** 0 to 1. */
  confidence: number;
}

/** One pass of a recogniser over a stretch of audio. */
export interface Recognition {
  text: string;
  tokens: number[];
  /** Natural logarithm of each token's probability: 0 is certain, -1 is guessing. */
  logProbabilities: number[];
  /** By its end token; at the bound that the length of the audio sets; or cut, because it went round in a loop. */
  ending: 'end' | 'limit' | 'loop';
  /** Leading tokens of the draft that were found again. */
  draftKept: number;
  /** What the text is in, by its code; null where the model knows one language alone. */
  language?: string | null;
  /** Probability that nobody speaks, where the model tells. */
  noSpeech?: number;
  /** Where times were asked for and the model has them. */
  segments?: TimedText[];
  words?: TimedWord[];
}

/** A final text, or why there is none. Times are seconds from the start of the audio. */
export interface CheckedText {
  text: string;
  doubt: Doubt | null;
  language: string | null;
  /** Null where the model does not tell. */
  segments: TimedText[] | null;
  words: TimedWord[] | null;
}

/** Why a stretch with sound in it has no text: its text was none of speech, and a second attempt did not help. */
export type Doubt = 'empty' | 'too-fast' | 'too-slow' | 'repetition' | 'unlikely' | 'invented';

/**
 * Sample indices are at 16 kHz on the audio clock. A text is named by the start of its audio. A final text is final: speech after it
 * gets a text of its own, even where it goes on in the same breath. A final without text withdraws what was shown.
 */
export type SpeechEvent =
  | { kind: 'partial'; start: number; end: number; committed: string; tentative: string }
  | {
      kind: 'final';
      start: number;
      end: number;
      text: string;
      /** Code of what it is in; null where the model does not tell. */
      language: string | null;
      computeMs: number;
      /** Samples at its start that had already left the history: recognition fell minutes behind. */
      lost: number;
      /** The text was withheld, for this reason. */
      doubt: Doubt | null;
    };

/** What voice detection found in a stretch of audio, in samples at 16 kHz. */
export interface SpeechRange {
  start: number;
  end: number;
  /** Samples of speech in it, and the mean probability that they are speech. */
  speech: number;
  certainty: number;
}

/** From listening to the engine. A segment is named by its start; its audio up to `end` is in the history already. */
export type SegmentMessage =
  /** Only without shared memory: samples of the history from index `from` on. */
  | { kind: 'audio'; from: number; samples: Float32Array }
  | { kind: 'grow'; start: number; end: number }
  /**
   * Silence after speech, told again as it grows. `end` stays: should nothing more be said, the segment closes there. `silence` is
   * its length in samples, and `doubt` the mean probability that it is speech all the same.
   */
  | ({ kind: 'pause'; silence: number; speechProbability: number } & SpeechRange)
  | ({ kind: 'close' } & SpeechRange)
  /** Too little speech for a word: partials of it are withdrawn. */
  | { kind: 'discard'; start: number }
  | { kind: 'end' };

/** How long a speaker is waited for in a pause. */
export type Pace = 'normal' | 'slow';
