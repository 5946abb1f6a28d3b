/**
 * Names and terms of a person's list in place of what a recogniser wrote for them: a word, or a few together, that sounds like a term
 * and that the model was not sure of. What it was sure of is never touched.
 */

import { letterDistance, lettersOf, soundsOf } from './likeness.ts';

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
  sounds: readonly string[];
}

/** From this probability on the model is sure of a word. */
const sure = 0.6;
/** A term may have been written as so many words. */
const mostWords = 3;
/** Shorter words are too like one another; a little longer ones must be more alike. */
const fewestLetters = 4;
const fewLetters = 6;
const manyLetters = 8;
/** Consonants of a word by which it is known even if one is wrong. */
const longSound = 5;

export class TermCorrector {
  private readonly terms: readonly Term[];
  private readonly isEnglish: boolean;

  /** `language`: BCP 47. */
  constructor(terms: readonly string[], language: string) {
    this.isEnglish = /^en\b/i.test(language);
    this.terms = terms
      .map((text) => ({ text: text.trim(), letters: lettersOf(text) }))
      .filter(({ letters }) => letters.length >= fewestLetters)
      .map((term) => ({ ...term, sounds: this.isEnglish ? soundsOf(term.letters) : [] }));
  }

  /** In order, not overlapping. */
  correct(text: string, words: readonly HeardWord[]): Correction[] {
    const found: Correction[] = [];
    for (let i = 0; i < words.length; ) {
      const best = this.bestAt(text, words, i);
      if (best) found.push({ start: words[i]!.start, end: words[i + best.count - 1]!.end, to: best.term.text });
      i += best?.count ?? 1;
    }
    return found;
  }

  private bestAt(text: string, words: readonly HeardWord[], at: number): { term: Term; count: number } | null {
    let best: { term: Term; count: number } | null = null;
    let least = Number.POSITIVE_INFINITY;
    for (let count = 1; count <= mostWords && at + count <= words.length; count++) {
      if (words[at + count - 1]!.confidence >= sure) break;
      const letters = lettersOf(text.slice(words[at]!.start, words[at + count - 1]!.end));
      const sounds = this.isEnglish ? soundsOf(letters) : [];
      const later = lettersOf(text.slice(words[at + 1]?.start ?? text.length, words[at + count - 1]!.end));
      for (const term of this.terms) {
        const distance = letterDistance(letters, term.letters);
        // As it should be, and not the beginning of a longer one.
        if (distance === 0 && count === 1) return null;
        // The first of these words only stands before the term.
        if (count > 1 && letterDistance(later, term.letters) <= distance) continue;
        const isSameSound = sounds.some((sound) => term.sounds.some((wanted) => isAlike(sound, wanted)));
        if (distance > mostDistance(term, count, isSameSound)) continue;
        const rank = isSameSound ? distance / 2 : distance;
        if (rank < least) {
          least = rank;
          best = { term, count };
        }
      }
    }
    return best;
  }
}

/** Share of letters that may differ; less for a term that was written as more words than it has, for those may be any. */
function mostDistance({ text, letters }: Term, count: number, isSameSound: boolean): number {
  const isSplit = count > text.split(/[\s-]+/).length;
  const isLong = letters.length >= (isSplit ? manyLetters : fewLetters);
  if (isSameSound) return isLong ? 0.5 : 0.34;
  return isLong && !isSplit ? 0.34 : 0.2;
}

/** The same sound, or in a long word one that differs in a single consonant. */
function isAlike(sound: string, wanted: string): boolean {
  return sound === wanted || (wanted.length >= longSound && letterDistance(sound, wanted) * wanted.length <= 1);
}
