/** Every language has every word, also in tables whose keys no type lists, and is set as it is printed. */

import { expect, test } from 'vitest';

const files = import.meta.glob<object>(['./*/*.ts', '!./figures/*'], { eager: true });
const [english, others] = [true, false].map((isEnglish) =>
  Object.entries(files).filter(([path]) => path.startsWith('./en/') === isEnglish),
) as [[string, object][], [string, object][]];

/** Keys and kinds of all words, in depth; texts, whichever they are, count as the same. */
function shapeOf(words: unknown): unknown {
  if (Array.isArray(words)) return words.map(shapeOf);
  if (typeof words !== 'object' || words === null) return typeof words;
  return Object.fromEntries(
    Object.entries(words)
      .map(([key, word]) => [key, shapeOf(word)])
      .toSorted(),
  );
}

/** All texts of a file that take no values. */
function textsOf(words: unknown): string[] {
  if (typeof words === 'string') return [words];
  return typeof words === 'object' && words !== null ? Object.values(words).flatMap(textsOf) : [];
}

const sources = import.meta.glob<string>(['./*/*.ts', '!./figures/*'], {
  eager: true,
  query: '?raw',
  import: 'default',
});

/** All texts of a language, those that take values with a letter in the place of each. */
function inLanguage(tag: string): string[] {
  const isOf = ([path]: [string, unknown]) => path.startsWith(`./${tag}/`);
  const plain = Object.entries(files).filter(isOf);
  const formed = Object.entries(sources).filter(isOf);
  return [
    ...plain.flatMap(([, words]) => textsOf({ ...words })),
    ...formed
      .flatMap(([, source]) => source.match(/`[^`\n]*`/g) ?? [])
      .map((text) => text.replace(/\$\{[^{}]*\}/g, 'x')),
  ].filter((text) => !text.includes('${'));
}

test.each(others)('%s has the words of English', (path, words) => {
  const same = english.find(([name]) => name === path.replace(/^\.\/\w+/, './en'));
  expect(shapeOf({ ...words })).toEqual(shapeOf({ ...same?.[1] }));
});

const quotesInExample = /“(so|así|ainsi)”|„(so|así|ainsi)“|«.(so|así|ainsi).»/gu;

test.each([
  ['de', 'German quotes „so“, and has a space before dots that stand for words', /["”«»]|“(?=\p{L})|\p{L}…/u],
  ['es', 'Spanish quotes «así», and begins a question and an exclamation', /["“”„]|^[^¿]+\?|^[^¡]+!/u],
  [
    'fr',
    'French has narrow no-break spaces inside quotes and before double signs, and round apostrophes',
    /["“”„']|«(?!\u202f)|(?<!\u202f)[»;?!]|(?<!\u202f|https?):(?!\/)|[ \u00a0][;:?!%»]/u,
  ],
])('%s: %s', (tag, _, wrong) => {
  const texts = inLanguage(tag).map((text) => text.replace(quotesInExample, ''));
  expect(texts.length).toBeGreaterThan(500);
  expect(texts.filter((text) => wrong.test(text))).toEqual([]);
});
