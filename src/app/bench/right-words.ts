/** The correctness gate of the benchmark: the speed of wrong text does not count. */

import { wordErrors } from '../../../benches/statistics/word-errors.ts';
import type { Clip } from './clips.ts';

/** Highest share of word errors in a clear recording that a small model may have. */
const mostWrong = 0.35;
const language = 'en';

/** Whether a model knows the language of the recordings; for other models, speed is measured and word errors are not. */
export function knowsClips(languages: readonly string[]): boolean {
  return languages.length === 0 || languages.some((tag) => tag.split('-')[0] === language);
}

/** Whether the text is correct enough; true where word errors are not measured. */
export function areRight(languages: readonly string[], { words }: Clip, text: string): boolean {
  if (words === null || !knowsClips(languages)) return true;
  return shareWrong([{ words, text }]) <= mostWrong;
}

/** Share of word errors over all clips together. */
export function shareWrong(clips: readonly { words: string; text: string }[]): number {
  const counts = clips.map(({ words, text }) => wordErrors([words], text));
  const sum = (of: 'errors' | 'words') => counts.reduce((all, count) => all + count[of], 0);
  return sum('words') === 0 ? 0 : sum('errors') / sum('words');
}
