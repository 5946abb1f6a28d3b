/**
 * Names and terms of a person's list in place of what a recogniser wrote for them: a word, or a few together, that sounds like a term
 * and that the model was not sure of. What it was sure of is never touched.
 */

import { consonantsIn, lettersOf, readingsOf, readingsOfTerm, soundDistance } from './likeness.ts';

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
  /** How much farther it may be than others; below zero, nearer. */
  allowance: number;
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

/** From this probability on the model is sure of a word among others, and of all of them; of what has the signs of a name a little later. */
const sure = { alone: 0.8, together: 0.45, laterForASign: 0.1 };
/** A term may have been written as so many words. */
const mostWords = 3;
/** Shorter terms are too like other words. */
const fewestLetters = 4;
/** Of a term with fewer consonants there are too many that sound like it; each one more, up to so many, tells more. */
const fewestConsonants = 4;
const mostConsonants = 8;
/**
 * How far a term may be from words of which the model knew nothing: two signs of a name let it be farther, each share of certainty and a
 * short term nearer. Set on names as Moonshine heard them and on recordings without names, and measured on other names
 * (`benches/text/terms.ts`).
 */
const farthest = 0.2;
const fartherForASign = 0.15;
const fartherForAConsonant = 0.02;
const nearerWhenSure = 0.4;
const nearerWhenShort = 0.1;

export class TermCorrector {
  private readonly terms: readonly Term[];

  constructor(terms: readonly string[]) {
    this.terms = terms
      .map((text) => ({ text: text.trim(), letters: lettersOf(text) }))
      .filter(({ letters }) => letters.length >= fewestLetters)
      .map((term) => {
        const readings = readingsOfTerm(term.letters);
        return { ...term, readings, allowance: allowanceOf(Math.min(...readings.map(consonantsIn))) };
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
    let hasCapital = false;
    let isCommon = true;
    for (let count = 1; count <= mostWords && at + count <= words.length; count++) {
      const word = words[at + count - 1]!;
      const heard = text.slice(words[at]!.start, word.end);
      if (word.confidence >= sure.alone || /[.!?…]\s/.test(heard)) break;
      certainty *= word.confidence;
      hasCapital ||= capitalsTell && hasOwnCapital(text, word.start);
      // What the model spells in pieces is no common word.
      isCommon &&= word.isCommon;
      const signs = (hasCapital ? 1 : 0) + (isCommon ? 0 : 1);
      const together = certainty ** (1 / count);
      if (together >= sure.together + sure.laterForASign * signs) continue;
      const letters = lettersOf(heard);
      const same = this.terms.find((term) => term.letters === letters);
      if (same) {
        const isInPieces = count > same.text.split(/\s+/).length;
        found.push({ at, count, term: isInPieces ? same : null, margin: Number.POSITIVE_INFINITY });
        continue;
      }
      const readings = readingsOf(letters);
      const limit = farthest + fartherForASign * signs - nearerWhenSure * together;
      for (const term of this.terms) {
        const margin = limit + term.allowance - soundDistance(readings, term.readings);
        if (margin > 0) found.push({ at, count, term, margin });
      }
    }
    return found;
  }
}

function allowanceOf(consonants: number): number {
  if (consonants < fewestConsonants) return -nearerWhenShort;
  return fartherForAConsonant * (Math.min(consonants, mostConsonants) - fewestConsonants);
}

/** Whether a word has a capital that it does not owe to the beginning of a sentence. */
function hasOwnCapital(text: string, start: number): boolean {
  return (
    /^\p{Lu}/u.test(text.slice(start, start + 2)) &&
    /[^.!?…\s]["'”“»]?\s+$/u.test(text.slice(Math.max(0, start - 4), start))
  );
}
