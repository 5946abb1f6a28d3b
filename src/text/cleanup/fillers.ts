/** The third step: sounds of hesitation go, with the comma that a model set for them. */

import type { Draft } from '../draft.ts';
import type { LanguageTable } from '../languages/language-table.ts';
import { raise } from '../letter-case.ts';
import { isCapitalised, isClosingMark, isSentenceEnd } from '../letters.ts';
import { PhraseTable } from '../phrase-table.ts';

const rule = 'filler';
/** Words of the longest filler, and some. */
const longestOpen = 6;

export class Fillers {
  /** True for what is a filler only between two pauses. */
  private readonly phrases: PhraseTable<boolean>;

  constructor(table: LanguageTable | undefined, own: readonly string[]) {
    this.phrases = new PhraseTable([
      ...(table?.hesitations ?? []).map((text) => ({ text, value: false })),
      ...[...(table?.interjections ?? []), ...own].map((text) => ({ text, value: true })),
    ]);
  }

  run(draft: Draft): void {
    const { text, words } = draft;
    let next = 0;
    for (let i = 0; i < words.count; i++) {
      const start = words.starts[i]!;
      if (start < next) continue;
      const match = this.phrases.at(text, start);
      if (!match || isNamed(text, start, match.end)) continue;
      if (match.value && !isInterjection(draft, i, match.end)) continue;
      next = remove(draft, start, match.end);
    }
  }

  /** A filler may still turn out to be a word, or to have a comma behind it. */
  openFrom(draft: Draft, decided: number): number {
    const { text, words } = draft;
    for (let i = Math.max(0, words.from(decided) - longestOpen); i < words.count && words.starts[i]! < decided; i++) {
      const start = words.starts[i]!;
      const match = this.phrases.at(text, start);
      if (this.phrases.isOpenAt(text, start, decided) || (match && draft.nextStart(match.end) >= decided)) return start;
    }
    return decided;
  }
}

/** Between two pauses; said twice, as the Spanish "este, este y este", it is a word. */
function isInterjection(draft: Draft, index: number, end: number): boolean {
  const { words } = draft;
  if (!draft.isPauseBefore(words.starts[index]!) || !draft.isPauseAfter(end)) return false;
  const isSame = (other: number) => other >= 0 && other < words.count && words.hashes[other] === words.hashes[index];
  return !isSame(index - 1) && !isSame(index + 1);
}

/** Written with a hyphen, in quotation marks or in capitals it is a name: uh-huh, "um", ER. */
function isNamed(text: string, start: number, end: number): boolean {
  const said = text.slice(start, end);
  return (
    /[-"“”„«»'’@/]/.test(`${text[start - 1] ?? ''}${text[end] ?? ''}`) ||
    (said.length > 1 && said === said.toUpperCase())
  );
}

function remove(draft: Draft, start: number, end: number): number {
  const { text } = draft;
  const last = draft.edits.at(-1)?.end ?? 0;
  const before = Math.max(last, draft.skipSpacesBack(start));
  const isFirst = before === 0 || text[before - 1] === '\n' || isSentenceEnd(text.charCodeAt(before - 1));
  const marksEnd = draft.skipMarks(end);
  const marks = text.slice(end, marksEnd);
  const endsSentence = /[.!?…]/.test(marks);
  // "I think, um." ends as the sentence does; "Um. I think" was no sentence.
  const keepsMarks = endsSentence && !isFirst;
  const from = keepsMarks && isClosingMark(text.charCodeAt(before - 1)) && before > last ? before - 1 : before;
  const to = keepsMarks ? end : marksEnd;
  const rest = draft.skipSpaces(to);
  const isAtStart = before === 0 || text[before - 1] === '\n';
  draft.replace(isAtStart ? before : from, isAtStart ? rest : to, '', rule);
  if (isFirst && isCapitalised(text.slice(start, end))) raise(draft, rest, rule);
  return Math.max(to, end);
}
