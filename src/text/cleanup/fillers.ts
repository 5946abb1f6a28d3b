/** The third step: sounds of hesitation go, with the comma that a model set for them. */

import type { Draft } from '../draft.ts';
import type { LanguageTable } from '../languages/language-table.ts';
import { raise } from '../letter-case.ts';
import { isCapitalised, isClosingMark, isSentenceEnd } from '../letters.ts';
import { PhraseTable } from '../phrase-table.ts';

const rule = 'filler';
/** Words of the longest filler, and some. */
const longestOpen = 6;

interface Filler {
  start: number;
  end: number;
}

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
    const { words } = draft;
    for (let i = 0; i < words.count; i++) {
      const first = this.fillerAt(draft, i);
      if (!first) continue;
      const run = this.runFrom(draft, first);
      remove(draft, run);
      i = words.from(run.at(-1)!.end) - 1;
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

  /** "Um, uh, well" goes as a whole. */
  private runFrom(draft: Draft, first: Filler): readonly Filler[] {
    const { words } = draft;
    const run = [first];
    for (let next: Filler | null = first; next; ) {
      const word = words.from(next.end);
      const isNear: boolean = draft.skipSpaces(draft.skipMarks(next.end)) === words.starts[word];
      next = isNear ? this.fillerAt(draft, word, true) : null;
      if (next) run.push(next);
    }
    return run;
  }

  private fillerAt(draft: Draft, index: number, isBehindFiller = false): Filler | null {
    const { text, words } = draft;
    if (index >= words.count) return null;
    const start = words.starts[index]!;
    const match = this.phrases.at(text, start);
    if (!match || isNamed(text, start, match.end)) return null;
    const isFiller = !match.value || this.isInterjection(draft, index, match.end, isBehindFiller);
    return isFiller ? { start, end: match.end } : null;
  }

  /** Between two pauses, of which a hesitation is one; said twice, as the Spanish "este, este y este", it is a word. */
  private isInterjection(draft: Draft, index: number, end: number, isBehindFiller: boolean): boolean {
    const { text, words } = draft;
    if (!isBehindFiller && !draft.isPauseBefore(words.starts[index]!)) return false;
    if (!draft.isPauseAfter(end) && this.phrases.at(text, draft.skipSpaces(end))?.value !== false) return false;
    const isSame = (other: number) => other >= 0 && other < words.count && words.hashes[other] === words.hashes[index];
    return !isSame(index - 1) && !isSame(index + 1);
  }
}

/** Written with a hyphen, in quotation marks or in capitals it is a name: uh-huh, "um", ER. */
function isNamed(text: string, start: number, end: number): boolean {
  const said = text.slice(start, end);
  return (
    /[-"“”„«»'’@/]/.test(`${text[start - 1] ?? ''}${text[end] ?? ''}`) ||
    (said.length > 1 && said === said.toUpperCase())
  );
}

function remove(draft: Draft, run: readonly Filler[]): void {
  const { text } = draft;
  const before = draft.skipSpacesBack(run[0]!.start);
  const to = draft.skipMarks(run.at(-1)!.end);
  const rest = draft.skipSpaces(to);
  const isAtStart = before === 0 || text[before - 1] === '\n';
  let beginsSentence = isAtStart || isSentenceEnd(text.charCodeAt(before - 1));
  let isAlone = beginsSentence;
  let isRaised = false;
  let keptMarks = '';
  for (const { start, end } of run) {
    if (beginsSentence) isRaised = isCapitalised(text.slice(start, end));
    const marks = text.slice(end, draft.skipMarks(end));
    beginsSentence = /[.!?…]/.test(marks);
    // "I think, um." ends as the sentence does; "Um. I think" was no sentence.
    if (beginsSentence && !isAlone) keptMarks = marks;
    if (beginsSentence) isAlone = true;
  }
  const isBehindMark = keptMarks !== '' && isClosingMark(text.charCodeAt(before - 1));
  draft.replace(isBehindMark ? before - 1 : before, isAtStart ? rest : to, keptMarks, rule);
  if (isRaised) raise(draft, rest, rule);
}
