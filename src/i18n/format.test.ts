import { describe, expect, it } from 'vitest';
import { countWords, dayName, duration, modelName, moment, percent, plural, seconds, timeOfDay } from './format.ts';
import { pickLocale } from './language.ts';
import { languagesLine } from './languages.ts';

const now = new Date(2025, 10, 21, 10, 6).getTime();
const at = (...parts: [number, number, number, number, number]) => new Date(...parts).getTime();

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

describe('dayName', () => {
  it('knows today and yesterday by the calendar, not by 24 hours', () => {
    expect(dayName(at(2025, 10, 21, 0, 1), now, 'en-GB')).toBe('Today');
    expect(dayName(at(2025, 10, 20, 23, 59), now, 'en-GB')).toBe('Yesterday');
    expect(dayName(at(2025, 10, 19, 23, 59), now, 'en-GB')).toBe('19 November');
  });

  it('adds the year when it is another one', () => {
    expect(dayName(at(2024, 10, 21, 9, 0), now, 'en-GB')).toBe('21 November 2024');
  });
});

describe('times', () => {
  it('follows the habits of the locale', () => {
    expect(timeOfDay(at(2025, 10, 21, 21, 41), 'en-GB')).toBe('21:41');
    expect(timeOfDay(at(2025, 10, 21, 21, 41), 'en-US')).toMatch(/^9:41\sPM$/);
    expect(moment(at(2025, 10, 21, 10, 6), now, 'en-GB')).toBe('21 November, 10:06');
  });

  it('takes the first English of the person, or British English', () => {
    expect(pickLocale(['de-DE', 'en-US'])).toBe('en-US');
    expect(pickLocale(['fr'])).toBe('en-GB');
  });
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
