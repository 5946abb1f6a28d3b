/** A language for tests: English in brackets, so that what does not follow the language stands out. Its files are those of a folder. */

import type { Language, Tables } from '../language.ts';

const english = import.meta.glob<Tables>('../en/*.ts', { eager: true });

const inBrackets = (words: unknown): unknown => {
  if (typeof words === 'string') return `[${words}]`;
  if (typeof words === 'function') return (...values: unknown[]) => inBrackets(words(...values));
  if (typeof words !== 'object' || words === null) return words;
  return Object.fromEntries(Object.entries(words).map(([key, value]) => [key, inBrackets(value)]));
};

const nameOf = (path: string) => path.replace(/^.*\/|\.ts$/g, '');

export const pseudoLanguage: Language = {
  tag: 'en-XA',
  files: Object.fromEntries(Object.entries(english).map(([path, file]) => [nameOf(path), inBrackets(file) as Tables])),
};
