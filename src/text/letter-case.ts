/** Capitals: where a sentence begins and where it no longer does, and the last step's wish for small letters or sentences. */

import type { Draft } from './draft.ts';
import type { LanguageTable } from './languages/language-table.ts';
import { capitalised, isCapitalised, isUpper, uncapitalised } from './letters.ts';
import { WordSet } from './words.ts';

/** Gives the word at `at` a capital; opening marks before it are passed over. */
export function raise(draft: Draft, at: number, rule: string): void {
  const word = wordAt(draft, at);
  if (word === null) return;
  const said = draft.word(word);
  // A name as "iPhone" keeps its small letter.
  if (isCapitalised(said) || /^\p{Ll}\p{Lu}/u.test(said) || isInAddress(draft, word)) return;
  draft.replace(draft.words.starts[word]!, draft.words.ends[word]!, capitalised(said), rule);
}

export class LetterCase {
  private readonly names: WordSet;
  private readonly smallWords: WordSet | null;

  /** `terms`: the person's own names, which keep their capitals. */
  constructor(table: LanguageTable | undefined, terms: readonly string[]) {
    this.names = new WordSet([...(table?.names ?? []), ...terms.flatMap((term) => term.split(/\s+/))]);
    this.smallWords = table?.smallWords ? new WordSet(table.smallWords) : null;
  }

  /** Takes the capital from the word at `at` that it has only because a sentence began there. */
  lower(draft: Draft, at: number, rule: string): void {
    const word = wordAt(draft, at);
    if (word === null || !this.isLowerable(draft, word)) return;
    draft.replace(draft.words.starts[word]!, draft.words.ends[word]!, uncapitalised(draft.word(word)), rule);
  }

  private isLowerable(draft: Draft, word: number): boolean {
    const { text, words } = draft;
    const said = draft.word(word);
    if (!isCapitalised(said) || this.names.has(text, words, word)) return false;
    if (this.smallWords) return this.smallWords.has(text, words, word);
    if (said.length > 1 && (isUpper(said) || said.slice(1) !== said.slice(1).toLowerCase())) return false;
    return !wasName(draft, word);
  }
}

/** The last step but one, where a person wants all sentences to begin with a capital. */
export function raiseSentences(draft: Draft): void {
  const { words } = draft;
  for (let i = 0; i < words.count; i++) {
    if (draft.isSentenceStart(words.starts[i]!)) raise(draft, words.starts[i]!, 'case.sentence');
  }
}

export function lowerAll(draft: Draft): void {
  const { words } = draft;
  for (let i = 0; i < words.count; i++) {
    const said = draft.word(i);
    draft.replace(words.starts[i]!, words.ends[i]!, said.toLowerCase(), 'case.lower');
  }
}

/** In "info@example.com" and "example.com". */
function isInAddress({ text, words }: Draft, word: number): boolean {
  return /^[\w.-]*[@.]\w/.test(text.slice(words.ends[word], words.ends[word]! + 60));
}

function wordAt({ text, words }: Draft, at: number): number | null {
  const word = words.from(at);
  if (word >= words.count) return null;
  return /^["“„«‘'(¿¡[ ]*$/.test(text.slice(at, words.starts[word])) ? word : null;
}

/** What had its capital before in the middle of a sentence is a name. */
function wasName(draft: Draft, word: number): boolean {
  const { words } = draft;
  const said = draft.word(word);
  for (let i = 0; i < word; i++) {
    const isSame = words.hashes[i] === words.hashes[word] && draft.word(i) === said;
    if (isSame && !draft.isSentenceStart(words.starts[i]!) && !draft.isPauseBefore(words.starts[i]!)) return true;
  }
  return false;
}
