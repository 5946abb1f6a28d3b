/**
 * How much of a live text stays as it was first shown: the unstable partial word ratio (Shangguan et al., arXiv 2006.01416), here
 * over the words shown. A shown word has changed when a later text replaces or removes it. Capitals and the marks around a word are
 * no change of the word: they come late in every text, and nobody reads another word for them.
 */

import { keptWords } from '../core/word-alignment.ts';

export interface ShownWord {
  /** In small letters and without the marks around it. */
  plain: string;
  /** When it was first shown of the time in which it has stayed. */
  since: number;
  /** Where it ends in the text. */
  end: number;
}

/** One text while it grows and changes. */
export class ShownWords {
  #text = '';
  #words: ShownWord[] = [];
  /** Words shown so far; one that stays counts once. */
  shown = 0;
  /** Those of them that a later text replaced or removed. */
  changed = 0;

  /** The words of the newest text. */
  get words(): readonly ShownWord[] {
    return this.#words;
  }

  /** Takes the whole text, and looks only at what follows the part that is the same letter by letter. */
  show(text: string, at: number): void {
    const same = sameLength(this.#text, text);
    // A word that ends just where the texts part may go on in one of them.
    const settled = this.#words.filter(({ end }) => end < same);
    const before = this.#words.slice(settled.length);
    const after = wordsOf(text, settled.at(-1)?.end ?? 0, at);
    const kept = keptWords(
      before.map(({ plain }) => plain),
      after.map(({ plain }) => plain),
    );
    for (const [from, to] of kept) after[to]!.since = before[from]!.since;
    this.shown += after.length - kept.length;
    this.changed += before.length - kept.length;
    this.#words = [...settled, ...after];
    this.#text = text;
  }
}

/** The share of shown words that changed, 0 to 1, over the successive whole texts of one dictation. No words give 0. */
export function changedWordsShare(texts: readonly string[]): number {
  const words = new ShownWords();
  for (const text of texts) words.show(text, 0);
  return words.shown === 0 ? 0 : words.changed / words.shown;
}

/** The words after `from`. A mark that stands alone is not one. */
function wordsOf(text: string, from: number, since: number): ShownWord[] {
  return [...text.slice(from).matchAll(/\S+/g)]
    .map(({ 0: word, index }) => ({ plain: plainWord(word), since, end: from + index + word.length }))
    .filter(({ plain }) => plain !== '');
}

function plainWord(word: string): string {
  return word.toLowerCase().replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '');
}

function sameLength(one: string, other: string): number {
  const limit = Math.min(one.length, other.length);
  let same = 0;
  while (same < limit && one.charCodeAt(same) === other.charCodeAt(same)) same++;
  return same;
}
