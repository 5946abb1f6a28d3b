/** Describes the languages of a model in one line. */

import * as en from './en/languages.ts';
import { listed } from './format.ts';
import { inLanguage, locale } from './language.ts';

const { words } = inLanguage(en, {
  de: () => import('./de/languages.ts'),
  es: () => import('./es/languages.ts'),
  fr: () => import('./fr/languages.ts'),
});

/**
 * For example English; English or German; 25 languages; '' when unknown. Invalid tags, which may come from a model's files, are shown
 * unchanged.
 */
export function languagesLine(languages: readonly string[], of = locale.value): string {
  if (languages.length > 2) return words.count(languages.length, of);
  return listed(languages, of);
}
