/** The last step: the full stop at the end, and quotation marks, apostrophes and dashes as a language sets them. */

import type { Draft } from '../draft.ts';
import type { LanguageTable } from '../languages/language-table.ts';
import { isSpace, isWordUnit } from '../letters.ts';
import type { TextSettings } from '../text-settings.ts';

/** A word, a number or its unit, with the brackets and quotation marks that close behind it. */
const openEnd = /[\p{L}\p{M}\p{N}%°€$²][)\]"'”“»’\u00a0]*$/u;

/** For the end of a finished text. */
export function setFullStop(draft: Draft, wish: TextSettings['fullStop']): void {
  const { text } = draft;
  const end = text.trimEnd().length;
  if (end === 0) return;
  if (wish === 'never' && text[end - 1] === '.' && text[end - 2] !== '.') draft.replace(end - 1, end, '', 'full-stop');
  if (wish === 'always' && openEnd.test(text.slice(0, end))) draft.replace(end, end, '.', 'full-stop');
}

export function setMarks(draft: Draft, { quotes: [open, close], dash }: Pick<LanguageTable, 'quotes' | 'dash'>): void {
  const { text } = draft;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit === 0x22) draft.replace(at, at + 1, opensAt(text, at) ? open : close, 'marks.quotes');
    else if (unit === 0x27 && isWordUnit(text.charCodeAt(at - 1))) draft.replace(at, at + 1, '’', 'marks.apostrophe');
    else if (isSpace(unit) && isDash(text.charCodeAt(at + 1))) {
      const end = isDash(text.charCodeAt(at + 2)) ? at + 3 : at + 2;
      if (!isSpace(text.charCodeAt(end))) continue;
      draft.replace(at, end + 1, dash, 'marks.dash');
      at = end;
    }
  }
}

function opensAt(text: string, at: number): boolean {
  return at === 0 || /[\s([{–—-]/.test(text[at - 1]!);
}

function isDash(unit: number): boolean {
  return unit === 0x2d || unit === 0x2013 || unit === 0x2014;
}
