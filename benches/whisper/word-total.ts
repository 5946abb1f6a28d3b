/** Word errors over many texts. */

import { wordErrors } from '../statistics/word-errors.ts';

export class WordTotal {
  errors = 0;
  words = 0;

  add(reference: string, text: string): void {
    this.addBest([reference], text);
  }

  /** Of several spellings of what was said, the one that fits best counts. */
  addBest(references: readonly string[], text: string): void {
    const count = wordErrors(references, text);
    this.errors += count.errors;
    this.words += count.words;
  }

  /** Per cent of the words. */
  get rate(): number {
    return (100 * this.errors) / this.words;
  }
}
