/** A text in the middle of its rewriting: steps read it word by word and ask for edits, which become one list of changes to the raw text. */

import { type Change, composed, type Edit, type Rewriting } from './change.ts';
import { isClosingMark, isNewline, isPauseMark, isSentenceEnd, isSpace } from './letters.ts';
import { Words } from './words.ts';

const none: readonly Change[] = [];

/** What may stand between the beginning of a sentence and its first word. */
const openingMarks = [...'"“„«‘\'(¿¡[*#-'].map((mark) => mark.charCodeAt(0));

/** What is known of a text besides its letters. */
export interface TextContext {
  /** Positions in the raw text at which the voice began anew after a pause. Ends of lines count without being named. */
  breaths?: readonly number[];
  /** What stands before the text already; empty at the beginning of a page. */
  before?: string;
  /** What is known to be something else than was recognised: ranges of the raw text, in order. */
  corrections?: readonly { start: number; end: number; to: string }[];
  /** Sentences are still to be added, and what is for the very end waits. */
  goesOn?: boolean;
  /** More of the text is to come: nothing may be done that a next word could forbid. */
  isOpen?: boolean;
}

/** Used again for one text after another. */
export class Draft {
  raw = '';
  text = '';
  before = '';
  isOpen = false;
  readonly words = new Words();
  /** Of the current step, in order and not overlapping; a step may take the last ones back. */
  readonly edits: Edit[] = [];
  private changes: readonly Change[] = none;
  private breaths: readonly number[] = [];

  begin(raw: string, { breaths = [], before = '', isOpen = false, corrections = [] }: TextContext): void {
    this.raw = raw;
    this.text = raw;
    this.before = before;
    this.isOpen = isOpen;
    this.edits.length = 0;
    this.changes = none;
    this.breaths = breaths;
    this.words.scan(raw);
    for (const { start, end, to } of corrections) this.replace(start, end, to, 'term');
    this.settle();
  }

  /**
   * Asks for `to` in place of a range. Edits come in order; one that overlaps those before it takes their place as far as it covers
   * them.
   */
  replace(start: number, end: number, to: string, rule: string): void {
    if (end - start === to.length && this.text.startsWith(to, start)) return;
    let from = start;
    for (let last = this.edits.at(-1); last && last.end > from; last = this.edits.at(-1)) {
      if (last.start < from) from = Math.min(last.end, end);
      else this.edits.pop();
    }
    this.edits.push({ start: from, end, to, rule });
  }

  /** The last edit of the step that ended at `position` or before it. */
  editBefore(position: number): Readonly<Edit> | undefined {
    return this.edits.findLast(({ end }) => end <= position);
  }

  /** The text with the edits of the step carried out, for the next step to read. */
  settle(): void {
    if (this.edits.length === 0) return;
    const { raw, text } = this;
    let next = '';
    let at = 0;
    for (const { start, end, to } of this.edits) {
      next += text.slice(at, start) + to;
      at = end;
    }
    this.changes = composed(raw, this.changes, text, this.edits);
    this.text = next + text.slice(at);
    this.edits.length = 0;
    this.words.scan(this.text);
  }

  result(): Rewriting {
    return { raw: this.raw, text: this.text, changes: this.changes };
  }

  word(index: number): string {
    return this.text.slice(this.words.starts[index], this.words.ends[index]);
  }

  /** Whether only spaces stand between a word and the next one. */
  isJoined(index: number): boolean {
    if (index + 1 >= this.words.count) return false;
    for (let at = this.words.ends[index]!; at < this.words.starts[index + 1]!; at++) {
      if (!isSpace(this.text.charCodeAt(at))) return false;
    }
    return true;
  }

  /** Whether the voice paused before `position`: there is a mark, the end of a line, a new breath, or nothing at all. */
  isPauseBefore(position: number): boolean {
    const at = this.skipSpacesBack(position);
    if (at === 0) {
      const before = this.before.trimEnd();
      return before === '' || isPauseMark(before.charCodeAt(before.length - 1)) || this.isBreath(position);
    }
    const unit = this.text.charCodeAt(at - 1);
    return isPauseMark(unit) || isNewline(unit) || this.isBreath(position);
  }

  /** The same behind `position`. While more is to come, the end of the text is none. */
  isPauseAfter(position: number): boolean {
    const at = this.skipSpaces(position);
    if (at === this.text.length) return !this.isOpen;
    const unit = this.text.charCodeAt(at);
    return isPauseMark(unit) || isNewline(unit) || this.isBreath(at);
  }

  /** Whether a sentence begins at `position`. */
  isSentenceStart(position: number): boolean {
    const at = this.skipOpening(position);
    if (at === 0) {
      const before = this.before.trimEnd();
      return before === '' || /\n\s*$/.test(this.before) || isSentenceEnd(before.charCodeAt(before.length - 1));
    }
    const unit = this.text.charCodeAt(at - 1);
    return isNewline(unit) || (isSentenceEnd(unit) && at < position && !this.isAbbreviation(at - 1));
  }

  /** Where the first word behind `position` begins; the length of the text when there is none. */
  nextStart(position: number): number {
    const next = this.words.from(position);
    return next < this.words.count ? this.words.starts[next]! : this.text.length;
  }

  /** Where the word begins in which `position` stands; the position itself outside words. */
  wordStart(position: number): number {
    const word = this.words.from(position) - 1;
    return word >= 0 && this.words.ends[word]! > position ? this.words.starts[word]! : position;
  }

  /** The first position from `at` on at which no space stands. */
  skipSpaces(at: number): number {
    let next = at;
    while (next < this.text.length && isSpace(this.text.charCodeAt(next))) next++;
    return next;
  }

  /** The last position up to `at` before which no space stands. */
  skipSpacesBack(at: number): number {
    let next = at;
    while (next > 0 && isSpace(this.text.charCodeAt(next - 1))) next--;
    return next;
  }

  /** Behind the closing marks that stand at `at`. */
  skipMarks(at: number): number {
    let next = at;
    while (next < this.text.length && isClosingMark(this.text.charCodeAt(next))) next++;
    return next;
  }

  /** Whether the voice began anew at `position` after a pause: breaths are known by their place in the raw text. */
  isBreath(position: number): boolean {
    if (this.breaths.length === 0) return false;
    return this.breaths.includes(this.rawPosition(position));
  }

  /** Where a position of the raw text stands now; inside a change, where that begins. */
  positionOf(raw: number): number {
    let shift = 0;
    for (const { start, end, to } of this.changes) {
      if (start >= raw) break;
      if (end > raw) return start + shift;
      shift += to.length - (end - start);
    }
    return raw + shift;
  }

  /** Where in the raw text a position of the text as it stands is; inside a change, its end at most. */
  rawPosition(position: number): number {
    let shift = 0;
    for (const { start, end, to } of this.changes) {
      if (start + shift + to.length > position) return Math.min(position - shift, end);
      shift += to.length - (end - start);
    }
    return position - shift;
  }

  /** Whether the full stop at `at` stands behind a single letter, as in "e.g." */
  private isAbbreviation(at: number): boolean {
    const isLetter = (index: number) => /\p{L}/u.test(this.text[index] ?? '');
    return this.text[at] === '.' && isLetter(at - 1) && !isLetter(at - 2);
  }

  private skipOpening(at: number): number {
    let next = at;
    while (next > 0) {
      const unit = this.text.charCodeAt(next - 1);
      if (!isSpace(unit) && !openingMarks.includes(unit)) break;
      next--;
    }
    return next;
  }
}
