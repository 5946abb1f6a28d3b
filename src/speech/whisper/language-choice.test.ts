import { describe, expect, test } from 'vitest';
import { numbers } from '../testing/numbers.ts';
import { LanguageChoice } from './language-choice.ts';
import { Utterances } from './utterances.ts';

const markers = new Map([
  ['en', 1],
  ['de', 2],
  ['es', 3],
]);
const second = 16_000;
const sure = (language: string) => new Map([...markers.keys()].map((each) => [each, each === language ? 0.98 : 0.01]));

function sound(seed: number, seconds: number): Float32Array {
  const random = numbers(seed);
  return Float32Array.from({ length: seconds * second }, random);
}

test('an utterance is the same one while it grows', () => {
  const utterances = new Utterances();
  const [one, other] = [sound(1, 3), sound(2, 3)];
  const first = utterances.of(one.subarray(0, 1000));
  expect(utterances.of(one.subarray(0, second))).toBe(first);
  expect(utterances.of(one)).toBe(first);
  const next = utterances.of(other);
  expect(next).not.toBe(first);
  expect(utterances.of(one)).not.toBe(next);
});

describe('a language that is given', () => {
  test('is taken, and nothing is decided', () => {
    expect(new LanguageChoice(markers).of(sound(1, 1), { language: 'de-AT' })).toMatchObject({
      language: 'de',
      decide: null,
    });
  });

  test('must be known', () => {
    const choice = new LanguageChoice(markers);
    const unknown = expect.objectContaining({ code: 'language-unknown', details: ['fr'] });
    expect(() => choice.of(sound(1, 1), { language: 'fr' })).toThrow(unknown);
    expect(() => choice.of(sound(1, 1), { languages: ['en', 'fr'] })).toThrow(unknown);
  });

  test('to an English model is English', () => {
    const english = new LanguageChoice(new Map());
    expect(english.of(sound(1, 1), { language: 'en' })).toEqual({ language: null, languages: [], decide: null });
    expect(english.of(sound(1, 1), {})).toEqual({ language: null, languages: [], decide: null });
    expect(() => english.of(sound(1, 1), { language: 'de' })).toThrow(expect.objectContaining({ details: ['de'] }));
  });
});

describe('a language to be found', () => {
  test('is assumed to be the one before', () => {
    const choice = new LanguageChoice(markers);
    expect(choice.of(sound(1, 3), {}).decide!(sure('es'), 3)).toBe('es');
    expect(choice.of(sound(2, 1), {})).toMatchObject({ language: 'es', languages: ['en', 'de', 'es'] });
  });

  test('is one of those to choose from', () => {
    const choice = new LanguageChoice(markers);
    choice.of(sound(1, 3), {}).decide!(sure('es'), 3);
    expect(choice.of(sound(2, 1), { languages: ['de', 'en'] })).toMatchObject({
      language: 'de',
      languages: ['de', 'en'],
    });
    expect(choice.of(sound(2, 1), { languages: ['de'] })).toMatchObject({ language: 'de', decide: null });
  });

  test('stays what it is once words were promised', () => {
    const choice = new LanguageChoice(markers);
    choice.of(sound(1, 3), {}).decide!(sure('es'), 3);
    expect(choice.of(sound(1, 4), { prefix: [1] })).toMatchObject({ language: 'es', decide: null });
  });
});
