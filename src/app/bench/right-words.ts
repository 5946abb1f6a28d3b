/** The gate of the benchmark: whether words are right enough for their speed to count. */

import { wordErrors } from '../../../benches/statistics/word-errors.ts';
import type { Clip } from './clips.ts';

/** Share of the words of a clear recording that a small model may get wrong. */
const mostWrong = 0.35;
const language = 'en';

/** Models that do not know the language of the recordings are measured, and their words are not. */
export function knowsClips(languages: readonly string[]): boolean {
  return languages.length === 0 || languages.some((tag) => tag.split('-')[0] === language);
}

export function areRight(languages: readonly string[], { words }: Clip, text: string): boolean {
  if (words === null || !knowsClips(languages)) return true;
  return shareWrong([{ words, text }]) <= mostWrong;
}

/** Of all words together. */
export function shareWrong(clips: readonly { words: string; text: string }[]): number {
  const counts = clips.map(({ words, text }) => wordErrors([words], text));
  const sum = (of: 'errors' | 'words') => counts.reduce((all, count) => all + count[of], 0);
  return sum('words') === 0 ? 0 : sum('errors') / sum('words');
}
