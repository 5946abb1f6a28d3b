/** Languages that models know, in a line. */

import * as en from './en/languages.ts';
import { listed } from './format.ts';
import { inLanguage, locale } from './language.ts';

const { words } = inLanguage('languages', en);

/** English, English or German, 25 languages, or '' where nobody tells. Tags come from other people's files: what is none is shown as it is. */
export function languagesLine(languages: readonly string[], of = locale.value): string {
  if (languages.length > 2) return words.count(languages.length, of);
  return listed(languages, of);
}
