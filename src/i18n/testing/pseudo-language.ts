/** A language for tests: English in brackets, so that what does not follow the language stands out. */

import { english, type Language } from '../language.ts';

const inBrackets = (words: unknown): unknown => {
  if (typeof words === 'string') return `[${words}]`;
  if (typeof words === 'function') return (...values: unknown[]) => inBrackets(words(...values));
  if (typeof words !== 'object' || words === null) return words;
  return Object.fromEntries(Object.entries(words).map(([key, value]) => [key, inBrackets(value)]));
};

export const pseudoLanguage: Language = {
  tag: 'en-XA',
  choose: <Words extends object>(tables: { en: Words }) => inBrackets(english.choose(tables)) as Words,
};
