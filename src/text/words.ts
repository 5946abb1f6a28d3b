/** The words of a text as positions and hashes in arrays that are used again, so that a text in which nothing matches costs no memory. */

import { foldUnit, isApostrophe, isWordUnit } from './letters.ts';

/** Small enough to be kept in a Map without a heap number. */
const hashBits = 0x3fffffff;

export class Words {
  count = 0;
  /** Position of the first unit of each word, and behind its last. */
  starts = new Int32Array(256);
  ends = new Int32Array(256);
  /** Of the folded word, as hashOf. */
  hashes = new Int32Array(256);

  /** Finds the words of `text`: letters, marks and digits, with apostrophes between them. */
  scan(text: string): void {
    this.count = 0;
    let at = 0;
    while (at < text.length) {
      if (!isWordUnit(text.charCodeAt(at))) {
        at++;
        continue;
      }
      if (this.count === this.starts.length) this.grow();
      this.starts[this.count] = at;
      let hash = 0x811c9dc5;
      while (at < text.length && isInWord(text, at)) hash = mix(hash, text.charCodeAt(at++));
      this.ends[this.count] = at;
      this.hashes[this.count] = hash & hashBits;
      this.count++;
    }
  }

  /** The first word that begins at `position` or behind it; `count` when there is none. */
  from(position: number): number {
    let low = 0;
    let high = this.count;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.starts[middle]! < position) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  private grow(): void {
    this.starts = doubled(this.starts);
    this.ends = doubled(this.ends);
    this.hashes = doubled(this.hashes);
  }
}

/** Words that are looked up by hash and compared only where it is met. */
export class WordSet {
  private readonly words = new Map<number, string>();

  constructor(words: Iterable<string>) {
    for (const word of words) this.words.set(hashOf(word), word.toLowerCase());
  }

  get size(): number {
    return this.words.size;
  }

  /** Whether the word that stands at `index` is among them, in whichever case. */
  has(text: string, words: Words, index: number): boolean {
    const known = this.words.get(words.hashes[index]!);
    if (known === undefined) return false;
    const start = words.starts[index]!;
    if (words.ends[index]! - start !== known.length) return false;
    for (let i = 0; i < known.length; i++) {
      if (foldUnit(text.charCodeAt(start + i)) !== foldUnit(known.charCodeAt(i))) return false;
    }
    return true;
  }
}

/** As scan computes it. */
export function hashOf(word: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < word.length; i++) hash = mix(hash, word.charCodeAt(i));
  return hash & hashBits;
}

/** FNV-1a. */
function mix(hash: number, unit: number): number {
  return Math.imul(hash ^ foldUnit(unit), 0x01000193);
}

/** An apostrophe belongs to a word that goes on behind it. */
function isInWord(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return isWordUnit(unit) || (isApostrophe(unit) && isWordUnit(text.charCodeAt(at + 1)));
}

function doubled(array: Int32Array): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(array.length * 2);
  larger.set(array);
  return larger;
}
