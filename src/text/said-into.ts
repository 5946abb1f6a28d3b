/** What is said into the middle of a text, as it stands there: with the spaces, the capital and the full stop that the place asks for. */

import { unspacedLetter } from '../core/search/unspaced-letter.ts';
import { Draft } from './draft.ts';
import { tableOf } from './languages/tables.ts';
import { LetterCase, raise } from './letter-case.ts';

/** The text on both sides of the place. */
export interface Surroundings {
  before: string;
  after: string;
}

export interface SaidIntoOptions {
  /** BCP 47; '' when it is unknown. */
  language: string;
  /** Names that keep their capitals. */
  terms: readonly string[];
  /** False where a person wants small letters only. */
  hasCapitals: boolean;
}

/** Empty where nothing is said. The text around stays as it is. */
export function saidInto(said: string, around: Surroundings, options: SaidIntoOptions): string {
  const bare = said.replace(/^[ \t]+|[ \t]+$/g, '');
  if (bare === '') return '';
  const written = withoutStop(withCapital(bare, around, options), around);
  const lead = needsSpace(around.before, written) ? ' ' : '';
  const trail = needsSpace(written, around.after) ? ' ' : '';
  return lead + written + trail;
}

function withCapital(said: string, { before, after }: Surroundings, options: SaidIntoOptions): string {
  const { language, terms, hasCapitals } = options;
  const draft = new Draft();
  draft.begin(said, {});
  if (isSentenceStart(before)) {
    if (hasCapitals) raise(draft, 0, 'case.sentence');
  } else if (!opening.test(before)) {
    const names = [before, after].flatMap((text) => Array.from(text.matchAll(nameWithin), ([name]) => name));
    new LetterCase(tableOf(language), [...terms, ...names]).lower(draft, 0, 'case.sentence');
  }
  draft.settle();
  return draft.text;
}

/** What has a capital in the middle of a sentence is a name. */
const nameWithin = /(?<=[\p{L},;] )\p{Lu}[\p{L}\p{M}]+/gu;
/** A mark that opens what follows. */
const opening = /(?:^|[\s([{])["'“„«‘([{¿¡]+$/u;
/** The beginning of a line, of one in a list, or of a heading. */
const lineStart = /(?:^|\n)\s*(?:[-*•]|#+|\d+[.)])?\s*["“„«¿¡(]*$/u;
/** A sentence that has ended. The full stop behind a single letter is of an abbreviation. */
const sentenceEnd = /(?:[!?…。！？]|(?<!(?:^|\P{L})\p{L})\.)["'”“»’)\]]*\s*$/u;

function isSentenceStart(before: string): boolean {
  return lineStart.test(before) || sentenceEnd.test(before);
}

/** Without the full stop where the sentence goes on behind it, or has its mark there. */
function withoutStop(said: string, { before, after }: Surroundings): string {
  if (/^[ \t]*[.,;:!?…。、！？]/u.test(after)) return said.replace(/[.,;:。、]$/u, '');
  const goesOn = isSentenceStart(before) ? /^[ \t]*\p{Ll}/u : /^[ \t]*[\p{L}\p{N}]/u;
  return goesOn.test(after) ? said.replace(/(?<![.…])[.。]$/u, '') : said;
}

const unspaced = new RegExp(`(?:${unspacedLetter}|[。、「」！？])`, 'u').source;
const betweenUnspaced = new RegExp(`${unspaced}\n${unspaced}`, 'u');

/** Whether a space belongs between two texts. */
function needsSpace(left: string, right: string): boolean {
  if (left === '' || right === '') return false;
  if (/[\s\-/@#—]$/u.test(left) || /^[\s.,;:!?…)\]}%”»’\-/—]/u.test(right)) return false;
  if (opening.test(left) || /^["'](?:\P{L}|$)/u.test(right)) return false;
  return !betweenUnspaced.test(`${left.slice(-1)}\n${right.slice(0, 1)}`);
}
