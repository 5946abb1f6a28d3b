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
  /** The limits for what was written with a capital, and without. */
  asName: 'name' | 'shortName';
  asWord: 'longWord' | 'word';
}

interface Found {
  term: Term;
  /** Words that it takes the place of. */
  count: number;
  distance: number;
}

/** From this probability on the model is sure of a word. */
const sure = 0.5;
/** A term may have been written as so many words. */
const mostWords = 3;
/** Shorter terms are too like other words. */
const fewestLetters = 4;
/** Other words that sound like a term of so many letters are rare, and so are other names like one of so many consonants. */
const longTerm = 8;
const manyConsonants = 4;
/**
 * How far a term may be from a word of which the model knew nothing, and how much nearer it must be for each share of certainty. What was
 * written with a capital was heard as a name. Set on fifty names spoken and recordings without them (`benches/text/terms.ts`).
 */
const limits = {
  name: { farthest: 0.47, nearerWhenSure: 0.55 },
  shortName: { farthest: 0.33, nearerWhenSure: 0.3 },
  longWord: { farthest: 0.33, nearerWhenSure: 0.15 },
  word: { farthest: 0.2, nearerWhenSure: 0.15 },
} as const;

export class TermCorrector {
  private readonly terms: readonly Term[];

  constructor(terms: readonly string[]) {
    this.terms = terms
      .map((text) => ({ text: text.trim(), letters: lettersOf(text) }))
      .filter(({ letters }) => letters.length >= fewestLetters)
      .map((term) => {
        const readings = readingsOf(term.letters);
        const consonants = Math.min(...readings.map(consonantsIn));
        return {
          ...term,
          readings,
          asName: consonants >= manyConsonants ? 'name' : 'shortName',
          asWord: term.letters.length >= longTerm ? 'longWord' : 'word',
        };
      });
  }

  /** In order, not overlapping. `capitalsTell`: false in a language that writes more than names with them. */
  correct(text: string, words: readonly HeardWord[], capitalsTell = true): Correction[] {
    const corrections: Correction[] = [];
    for (let i = 0; i < words.length; ) {
      const found = this.bestAt(text, words, i, capitalsTell);
      // A word that only stands before the term is left to itself.
      const later = found && found.count > 1 ? this.bestAt(text, words, i + 1, capitalsTell, found.count - 1) : null;
      const best = later && later.distance <= found!.distance ? null : found;
      if (best) corrections.push({ start: words[i]!.start, end: words[i + best.count - 1]!.end, to: best.term.text });
      i += best?.count ?? 1;
    }
    return corrections;
  }

  private bestAt(
    text: string,
    words: readonly HeardWord[],
    at: number,
    capitalsTell: boolean,
    most = mostWords,
  ): Found | null {
    let best: Found | null = null;
    let certainty = 1;
    const isName = capitalsTell && hasOwnCapital(text, words[at]?.start ?? 0);
    for (let count = 1; count <= most && at + count <= words.length; count++) {
      const { confidence, end } = words[at + count - 1]!;
      if (confidence >= sure || /[.!?…]\s/.test(text.slice(words[at]!.start, end))) break;
      certainty *= confidence;
      const letters = lettersOf(text.slice(words[at]!.start, end));
      // As it should be.
      if (count === 1 && this.terms.some((term) => term.letters === letters)) return null;
      const readings = readingsOf(letters);
      for (const term of this.terms) {
        const distance = soundDistance(readings, term.readings);
        const { farthest, nearerWhenSure } = limits[term[isName ? 'asName' : 'asWord']];
        const limit = farthest - nearerWhenSure * certainty ** (1 / count);
        if (distance < limit && (!best || distance < best.distance)) best = { term, count, distance };
      }
    }
    return best;
  }
}

/** Whether a word has a capital that it does not owe to the beginning of a sentence. */
function hasOwnCapital(text: string, start: number): boolean {
  return (
    /^\p{Lu}/u.test(text.slice(start, start + 2)) &&
    /[^.!?…\s]["'”“»]?\s+$/u.test(text.slice(Math.max(0, start - 4), start))
  );
}
