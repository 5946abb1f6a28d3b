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

const inLanguage = (tag: string) =>
  Object.entries(files)
    .filter(([path]) => path.startsWith(`./${tag}/`))
    .flatMap(([, words]) => textsOf({ ...words }));

test.each(others)('%s has the words of English', (path, words) => {
  const same = english.find(([name]) => name === path.replace(/^\.\/\w+/, './en'));
  expect(shapeOf({ ...words })).toEqual(shapeOf({ ...same?.[1] }));
});

test('German quotes „so“, and sets a space before dots that stand for a word', () => {
  expect(inLanguage('de').length).toBeGreaterThan(500);
  expect(inLanguage('de').filter((text) => /["”]|“(?=\p{L})|\p{L}…/u.test(text.replace('“so”', '')))).toEqual([]);
});
