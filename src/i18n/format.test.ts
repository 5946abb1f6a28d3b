import { describe, expect, it } from 'vitest';
import { countWords, duration, modelName, percent, plural, seconds } from './format.ts';
import { pickLocale } from './language.ts';
import { languagesLine } from './languages.ts';

describe('duration', () => {
  it.each([
    [0, '00:00'],
    [38.9, '00:38'],
    [134, '02:14'],
    [3599, '59:59'],
    [3600, '1:00:00'],
    [45_296, '12:34:56'],
    [-3, '00:00'],
  ])('%d seconds is %s', (value, text) => expect(duration(value)).toBe(text));
});

it('takes the first English of the person, or British English', () => {
  expect(pickLocale(['de-DE', 'en-US'])).toBe('en-US');
  expect(pickLocale(['fr'])).toBe('en-GB');
});

describe('numbers', () => {
  it('counts with plurals and separators', () => {
    const forms = { one: 'word', other: 'words' };
    expect(plural(1, forms, 'en-GB')).toBe('1 word');
    expect(plural(0, forms, 'en-GB')).toBe('0 words');
    expect(plural(1204, forms, 'en-GB')).toBe('1,204 words');
  });

  it('keeps a share between none and all', () => {
    expect(percent(0.426, 'en-GB')).toBe('43%');
    expect(percent(1.2, 'en-GB')).toBe('100%');
  });

  it('says tenths only for short stretches', () => {
    expect(seconds(0.42, 'en-GB')).toBe('0.4 seconds');
    expect(seconds(12.4, 'en-GB')).toBe('12 seconds');
  });
});

it('names a model by its id', () => {
  expect(modelName('moonshine-tiny-en')).toBe('Moonshine tiny');
  expect(modelName('onnx-community/whisper-base')).toBe('Whisper base');
});

it('counts words', () => {
  expect(countWords('  One two\n\nthree ')).toBe(3);
  expect(countWords('')).toBe(0);
});

describe('languagesLine', () => {
  it.each([
    [[], ''],
    [['en'], 'English'],
    [['de', 'en'], 'German or English'],
    [['de', 'en', 'es'], '3 languages'],
    [['not a tag'], 'not a tag'],
  ])('%j is "%s"', (languages, text) => expect(languagesLine(languages, 'en-GB')).toBe(text));
});
