/**
 * Stability of live text: the unstable partial word ratio (Shangguan et al., arXiv:2006.01416), here over the words shown. A shown word has
 * changed when a later text replaces or removes it. Case and punctuation do not count as changes: they settle late in every text, and do
 * not make it another word.
 */

import { keptWords } from '../core/word-alignment.ts';

export interface ShownWord {
  /** In lower case and without the punctuation around it. */
  plain: string;
  /** When the word was first shown in its present place, in milliseconds. */
  since: number;
  /** Index behind the word's last character in the text. */
  end: number;
}

/** The words of one growing text, compared from version to version. */
export class ShownWords {
  #text = '';
  #words: ShownWord[] = [];
  /** Number of words shown so far; a word that stays counts once. */
  shown = 0;
  /** Number of shown words that a later text replaced or removed. */
  changed = 0;

  /** The words of the newest text. */
  get words(): readonly ShownWord[] {
    return this.#words;
  }

  /** Takes the next version of the whole text. Only words behind the common prefix of characters are compared. */
  show(text: string, at: number): void {
    const same = sameLength(this.#text, text);
    // A word that ends at the end of the common prefix may be longer in one of the two versions.
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

/** The words from index `from` on. Punctuation that stands alone is no word. */
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
