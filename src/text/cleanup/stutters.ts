/** Words said twice by mistake. Only those that nobody doubles on purpose: "that that" and "very very" are English. */

import type { Draft } from '../draft.ts';
import type { LanguageTable } from '../languages/language-table.ts';
import { isCapitalised } from '../letters.ts';
import { WordSet } from '../words.ts';

const rule = 'stutter';
const longestFragment = 3;
const longestStart = 5;
const shortPause = /^\s*[,–—…-]\s*$/;

export class Stutters {
  private readonly undoubled: WordSet;
  private readonly withFalseStarts: boolean;

  constructor(table: LanguageTable | undefined, withFalseStarts: boolean) {
    this.undoubled = new WordSet(table?.undoubled ?? []);
    this.withFalseStarts = withFalseStarts;
  }

  run(draft: Draft): void {
    const { words } = draft;
    for (let i = 0; i + 1 < words.count; i++) {
      const last = this.lastRepeat(draft, i);
      if (last > i) {
        draft.replace(words.ends[i]!, words.ends[last]!, '', rule);
        i = last - 1;
        continue;
      }
      const whole = wholeBehindFragments(draft, i);
      if (whole !== null) {
        draft.replace(words.starts[i]!, words.starts[whole]!, '', rule);
        const end = words.starts[whole]! + 1;
        if (isCapitalised(draft.word(i))) {
          draft.replace(words.starts[whole]!, end, draft.text.slice(words.starts[whole], end).toUpperCase(), rule);
        }
        i = whole;
      } else if (this.withFalseStarts) {
        const length = restartedAfter(draft, i);
        if (length === 0) continue;
        let end = i + 2 * length;
        while (restartedAfter(draft, end - length) === length) end += length;
        draft.replace(words.ends[i + length - 1]!, words.ends[end - 1]!, '', 'false-start');
        i = end - 1;
      }
    }
  }

  /** The end may still be repeated, and what is hyphenated may still be a stammer. */
  openFrom({ text, words }: Draft, decided: number): number {
    const next = words.from(decided);
    for (let i = Math.max(1, next - longestStart); this.withFalseStarts && i <= next; i++) {
      const end = i < words.count ? words.starts[i]! : text.length;
      if (shortPause.test(text.slice(words.ends[i - 1], end))) return Math.min(end, decided);
    }
    let i = next;
    while (i > 0 && i < words.count && text.slice(words.ends[i - 1], words.starts[i]) === '-') i--;
    return i < words.count ? Math.min(words.starts[i]!, decided) : decided;
  }

  /** The last of the words that say the one at `index` again. */
  private lastRepeat(draft: Draft, index: number): number {
    const { text, words } = draft;
    let last = index;
    while (
      last + 1 < words.count &&
      words.hashes[last + 1] === words.hashes[index] &&
      this.undoubled.has(text, words, index) &&
      isBriefPause(text, words.ends[last]!, words.starts[last + 1]!) &&
      !isName(draft.word(last + 1))
    )
      last++;
    return last;
  }
}

/** "The The" is a band; the English "I" is always written so. */
function isName(word: string): boolean {
  return isCapitalised(word) && !/^I('|’|$)/.test(word);
}

/** Spaces, a comma, a hyphen or dots: no end of a sentence. */
function isBriefPause(text: string, start: number, end: number): boolean {
  for (let at = start; at < end; at++) {
    if (!' \u00a0,-–—…'.includes(text[at]!)) return false;
  }
  return true;
}

/** "B-b-but": the index of the word that at least two equal beginnings lead to. */
function wholeBehindFragments(draft: Draft, index: number): number | null {
  const { text, words } = draft;
  const length = words.ends[index]! - words.starts[index]!;
  if (length > longestFragment || text[words.ends[index]!] !== '-') return null;
  let i = index + 1;
  while (i < words.count && words.hashes[i] === words.hashes[index] && text[words.ends[i]!] === '-') i++;
  if (i < index + 2 || i >= words.count || words.starts[i] !== words.ends[i - 1]! + 1) return null;
  const fragment = draft.word(index).toLowerCase();
  const whole = draft.word(i).toLowerCase();
  return whole.length > fragment.length && whole.startsWith(fragment) ? i : null;
}

/** How many words from `index` on are said again at once behind a comma or a dash: "I want to, I want to go". */
function restartedAfter({ text, words }: Draft, index: number): number {
  for (let length = longestStart; length >= 2; length--) {
    if (index + 2 * length > words.count) continue;
    const pause = text.slice(words.ends[index + length - 1], words.starts[index + length]);
    if (!shortPause.test(pause)) continue;
    let same = 0;
    while (same < length && words.hashes[index + same] === words.hashes[index + length + same]) same++;
    if (same === length) return length;
  }
  return 0;
}
