import { describe, expect, test } from 'vitest';
import { type Abilities, noAbilities, noHints, type SpeechHints } from '../../protocol/speech.ts';
import { optionsFrom } from './recognise-options.ts';

const all: Abilities = { ...noAbilities, languages: ['en', 'de', 'es'], translates: true, expectsWords: true };
const hints: SpeechHints = { languages: ['de'], translate: true, isWhole: false, vocabulary: ['Sotto'] };

test('a model that can be told everything is', () => {
  expect(optionsFrom(hints, all)).toEqual({
    language: 'de',
    languages: ['de'],
    task: 'translate',
    vocabulary: ['Sotto'],
  });
});

test('a model that can be told nothing is told nothing', () => {
  expect(optionsFrom(hints, noAbilities)).toEqual({
    language: null,
    languages: [],
    task: 'transcribe',
    vocabulary: [],
  });
});

describe('languages', () => {
  const languagesOf = (...languages: string[]) => {
    const { language, languages: among } = optionsFrom({ ...noHints, languages }, all);
    return { language, among };
  };

  test('one is given', () => {
    expect(languagesOf('es')).toEqual({ language: 'es', among: ['es'] });
  });

  test('of several, the model finds out which it is', () => {
    expect(languagesOf('de', 'en')).toEqual({ language: null, among: ['de', 'en'] });
  });

  test('regions make no difference', () => {
    expect(languagesOf('en-GB', 'EN-us')).toEqual({ language: 'en', among: ['en'] });
  });

  test('what the model does not know is left out, and none of them means any', () => {
    expect(languagesOf('fr', 'de')).toEqual({ language: 'de', among: ['de'] });
    expect(languagesOf('fr')).toEqual({ language: null, among: [] });
  });
});
