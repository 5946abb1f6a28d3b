import { describe, expect, test } from 'vitest';
import { knownLanguage, LanguageFollower, languageProbabilities } from './language.ts';

const sure = (language: string) =>
  new Map([
    [language, 0.98],
    [language === 'en' ? 'de' : 'en', 0.02],
  ]);
const unsure = new Map([
  ['en', 0.45],
  ['de', 0.55],
]);

describe('following the language', () => {
  test('at first it is whatever is likeliest', () => {
    const follower = new LanguageFollower();
    expect(follower.language).toBeNull();
    expect(follower.hear(1, sure('de'), 0.5)).toBe('de');
    expect(follower.language).toBe('de');
  });

  test('a word does not change it, two seconds do', () => {
    const follower = new LanguageFollower();
    follower.hear(1, sure('en'), 8);
    expect(follower.hear(2, sure('de'), 1)).toBe('en');
    expect(follower.hear(2, sure('de'), 2.1)).toBe('de');
  });

  test('what was heard of an utterance is replaced as it grows', () => {
    const follower = new LanguageFollower();
    follower.hear(1, sure('en'), 3);
    for (let pass = 0; pass < 10; pass++) follower.hear(2, sure('de'), 1);
    expect(follower.language).toBe('en');
    expect(follower.hear(2, sure('en'), 3)).toBe('en');
  });

  test('doubt is resolved by what was heard before', () => {
    const follower = new LanguageFollower();
    follower.hear(1, sure('en'), 3);
    expect(follower.hear(2, unsure, 4)).toBe('en');
  });

  test('one long utterance does not rule for ever', () => {
    const follower = new LanguageFollower();
    follower.hear(1, sure('en'), 600);
    expect(follower.hear(2, sure('de'), 3)).toBe('de');
    expect(follower.hear(3, sure('en'), 3)).toBe('en');
  });

  test('it is one of those to choose from', () => {
    const follower = new LanguageFollower();
    follower.hear(1, sure('en'), 600);
    expect(
      follower.hear(
        2,
        new Map([
          ['de', 0.6],
          ['es', 0.4],
        ]),
        1,
      ),
    ).toBe('de');
  });
});

test('probabilities are among the languages to choose from', () => {
  const found = languageProbabilities(['en', 'de'], [-9, -8]);
  expect([...found.keys()]).toEqual(['en', 'de']);
  expect(found.get('de')! / found.get('en')!).toBeCloseTo(Math.E);
  expect(found.get('de')! + found.get('en')!).toBeCloseTo(1);
});

test('a language is known by its code, with or without a region', () => {
  const markers = new Map([
    ['en', 1],
    ['haw', 2],
  ]);
  expect(['en', 'EN', 'en-GB', 'en_us', 'haw'].map((code) => knownLanguage(markers, code))).toEqual([
    'en',
    'en',
    'en',
    'en',
    'haw',
  ]);
  expect(() => knownLanguage(markers, 'tlh')).toThrow(
    expect.objectContaining({ code: 'language-unknown', details: ['tlh'] }),
  );
});
