/** Recognition: its hints, its results and its events. Types and constants only. */

/** Hints of the person about their speech. A model uses those that it supports. */
export interface SpeechHints {
  /**
   * Spoken languages, as `en` or `en-GB`. A multilingual model detects the language among them; among all that it knows when the list is
   * empty.
   */
  languages: readonly string[];
  /** The text is wanted in English, whatever is spoken. */
  translate: boolean;
  /** Names and terms that may occur. */
  vocabulary: readonly string[];
  /** A recording is recognised as a whole when it has ended, without live texts. */
  isWhole: boolean;
}

export const noHints: SpeechHints = { languages: [], translate: false, vocabulary: [], isWhole: false };

/** Which hints a model supports, and how audio is best cut for it. */
export interface Abilities {
  /** Codes of the languages that can be set; empty where there is no choice. */
  languages: readonly string[];
  /** Translates speech in other languages into English. */
  translates: boolean;
  /** Accepts names and terms that may occur. */
  expectsWords: boolean;
  /** Is most accurate on a paragraph, up to half a minute at once: segments are longer than those of other models. */
  hearsParagraphs: boolean;
  /** Is fast enough to be asked again and again while somebody speaks. */
  givesLiveText: boolean;
}

/** The abilities of a monolingual model that takes audio of any length. */
export const noAbilities: Abilities = {
  languages: [],
  translates: false,
  expectsWords: false,
  hearsParagraphs: false,
  givesLiveText: true,
};

/** A piece of text with its seconds from the start of the audio. */
export interface TimedText {
  text: string;
  start: number;
  end: number;
}

export interface TimedWord extends TimedText {
  /** Probability of the word, 0 to 1. */
  confidence: number;
}

/** One pass of a recogniser over a stretch of audio. */
export interface Recognition {
  text: string;
  tokens: number[];
  /** The natural logarithm of each token's probability: 0 is certain, -1 is a guess. */
  logProbabilities: number[];
  /** Why decoding ended: the end token, the limit on tokens that the length of the audio sets, or a loop that was cut off. */
  ending: 'end' | 'limit' | 'loop';
  /** The same of the end token; absent where there was none. */
  endLogProbability?: number;
  /** Number of leading tokens of the draft that the pass confirmed. */
  draftKept: number;
  /** Code of the language of the text; null in a monolingual model. */
  language?: string | null;
  /** Probability that the audio has no speech, where the model tells. */
  noSpeech?: number;
  /** Present where times were asked for and the model supports them. */
  segments?: TimedText[];
  words?: TimedWord[];
}

/** A word of a text in its order. */
export interface SaidWord {
  text: string;
  /** Probability of its least likely token, 0 to 1. */
  confidence: number;
  /** The model has it as one token: what is spelled in pieces is rare, a name or no word at all. */
  isCommon: boolean;
}

/** A final text, or why there is none. Times are seconds from the start of the audio. */
export interface CheckedText {
  text: string;
  doubt: Doubt | null;
  language: string | null;
  /** Null where the model gives no times. */
  segments: TimedText[] | null;
  words: TimedWord[] | null;
  /** Every word with how sure the model was; absent where that was not asked for. */
  said?: readonly SaidWord[];
}

/** Why a stretch of sound has no text: the text did not look like speech, and a second attempt did not help. */
export type Doubt = 'empty' | 'too-fast' | 'too-slow' | 'repetition' | 'unlikely' | 'invented';

/**
 * Sample indices are at 16 kHz on the audio clock. A text is identified by the start of its audio. Speech after a final text gets a text of
 * its own, even in the same sentence, unless more context has changed the words before it: then a final text replaces all texts that start
 * in its range. A final event with an empty text withdraws the partial text.
 */
export type SpeechEvent =
  | { kind: 'partial'; start: number; end: number; committed: string; tentative: string }
  | {
      kind: 'final';
      start: number;
      end: number;
      text: string;
      /** Code of the language of the text; null where the model does not tell. */
      language: string | null;
      computeMs: number;
      /** Samples at the start of the audio that the history no longer held, because recognition was minutes behind. */
      lost: number;
      /** Why the text was withheld; null when it was not. */
      doubt: Doubt | null;
      /** Every word with how sure the model was. */
      said?: readonly SaidWord[];
    };

/** A range of speech found by voice detection, in samples at 16 kHz. */
export interface SpeechRange {
  start: number;
  end: number;
  /** Samples of speech in the range, and the mean probability that they are speech. */
  speech: number;
  certainty: number;
  /** Part of a window of 30 s that plain decoding of the whole recording spends on it; all of it where it is not told. */
  share?: number;
}

/** From the listening thread to the engine. A segment is identified by its start; its audio up to `end` is already in the history. */
export type SegmentMessage =
  /** Without shared memory only: samples of the history from index `from` on. */
  | { kind: 'audio'; from: number; samples: Float32Array }
  | { kind: 'grow'; start: number; end: number }
  /**
   * Silence after speech, repeated as it grows. The segment would close at `end` if no speech followed. `silence` is the length of the
   * silence in samples, `speechProbability` the mean probability of speech in it.
   */
  | ({ kind: 'pause'; silence: number; speechProbability: number } & SpeechRange)
  | ({ kind: 'close' } & SpeechRange)
  /** The segment had too little speech for a word: its partial texts are withdrawn. */
  | { kind: 'discard'; start: number }
  | { kind: 'end' };

/** How long a silence may be before it ends a segment. */
export type Pace = 'normal' | 'slow';
