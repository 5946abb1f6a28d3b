/**
 * Names and terms of a person's list in place of what a recogniser wrote for them: a word, or a few together, that sounds like a term
 * and that the model was not sure of. What it was sure of is never touched.
 */

import { consonantsIn, lettersOf, readingsOf, soundDistance } from './likeness.ts';

/** A word as the recogniser wrote it; `start` and `end` are positions in the text. */
export interface HeardWord {
  start: number;
  end: number;
  /** Probability, 0 to 1. */
  confidence: number;
  /** The model has it as a whole, and does not spell it in pieces. */
  isCommon: boolean;
}

/** A term to be written in place of a range of the text. */
export interface Correction {
  start: number;
  end: number;
  to: string;
}

interface Term {
  text: string;
  letters: string;
  readings: readonly string[];
  consonants: number;
}

/** What a few words may be. */
interface Found {
  at: number;
  /** Words that it takes the place of. */
  count: number;
  /** Null where they are a term as it should be. */
  term: Term | null;
  /** How much nearer the term is than it must be. */
  margin: number;
}

/** From this probability on the model is sure of what it heard, and of a word among others. */
const sure = { together: 0.45, alone: 0.7 };
/** A term may have been written as so many words. */
const mostWords = 3;
/** Shorter terms are too like other words. */
const fewestLetters = 4;
/** Of a term with fewer there are too many that sound like it. */
const fewestConsonants = 4;
/**
 * How far a term may be from words of which the model knew nothing: two signs of a name let it be farther, and each share of certainty and a
 * short term nearer. Set on fifty names and recordings without them as Whisper tiny.en and Moonshine heard them, and held out on Whisper
 * base (`benches/text/terms.ts`).
 */
const farthest = 0.25;
const fartherForASign = 0.15;
const nearerWhenSure = 0.3;
const nearerWhenShort = 0.2;

export class TermCorrector {
  private readonly terms: readonly Term[];

  constructor(terms: readonly string[]) {
    this.terms = terms
      .map((text) => ({ text: text.trim(), letters: lettersOf(text) }))
      .filter(({ letters }) => letters.length >= fewestLetters)
      .map((term) => {
        const readings = readingsOf(term.letters);
        return { ...term, readings, consonants: Math.min(...readings.map(consonantsIn)) };
      });
  }

  /** In order, not overlapping. `capitalsTell`: false in a language that writes more than names with them. */
  correct(text: string, words: readonly HeardWord[], capitalsTell = true): Correction[] {
    const found = words.flatMap((_, at) => this.foundAt(text, words, at, capitalsTell));
    const taken: Found[] = [];
    for (const each of found.toSorted((a, b) => b.margin - a.margin)) {
      if (taken.every(({ at, count }) => at + count <= each.at || each.at + each.count <= at)) taken.push(each);
    }
    return taken
      .toSorted((a, b) => a.at - b.at)
      .flatMap(({ at, count, term }) =>
        term ? [{ start: words[at]!.start, end: words[at + count - 1]!.end, to: term.text }] : [],
      );
  }

  private foundAt(text: string, words: readonly HeardWord[], at: number, capitalsTell: boolean): Found[] {
    const found: Found[] = [];
    let certainty = 1;
    let signs = capitalsTell && hasOwnCapital(text, words[at]!.start) ? 1 : 0;
    let isCommon = true;
    for (let count = 1; count <= mostWords && at + count <= words.length; count++) {
      const word = words[at + count - 1]!;
      const heard = text.slice(words[at]!.start, word.end);
      if (word.confidence >= sure.alone || /[.!?…]\s/.test(heard)) break;
      certainty *= word.confidence;
      // What the model spells in pieces is no common word.
      if (isCommon && !word.isCommon) {
        isCommon = false;
        signs++;
      }
      const together = certainty ** (1 / count);
      if (together >= sure.together) continue;
      const letters = lettersOf(heard);
      if (this.terms.some((term) => term.letters === letters)) {
        found.push({ at, count, term: null, margin: Number.POSITIVE_INFINITY });
        continue;
      }
      const readings = readingsOf(letters);
      const limit = farthest + fartherForASign * signs - nearerWhenSure * together;
      for (const term of this.terms) {
        const nearer = term.consonants < fewestConsonants ? nearerWhenShort : 0;
        const margin = limit - nearer - soundDistance(readings, term.readings);
        if (margin > 0) found.push({ at, count, term, margin });
      }
    }
    return found;
  }
}

/** Whether a word has a capital that it does not owe to the beginning of a sentence. */
function hasOwnCapital(text: string, start: number): boolean {
  return (
    /^\p{Lu}/u.test(text.slice(start, start + 2)) &&
    /[^.!?…\s]["'”“»]?\s+$/u.test(text.slice(Math.max(0, start - 4), start))
  );
}
