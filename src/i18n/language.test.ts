import { computed } from '@preact/signals';
import { afterEach, expect, test } from 'vitest';
import { createNotices } from '../app/notices.ts';
import { AppError } from '../core/errors.ts';
import { words as files } from './files.ts';
import { english, inLanguage, language, locale } from './language.ts';
import { words as library } from './library.ts';
import { words as noticeWords } from './notices.ts';
import { inWords, saying } from './saying.ts';
import { pseudoLanguage } from './testing/pseudo-language.ts';

afterEach(() => {
  language.value = english;
});

test('words are those of the language of the moment, and what reads them follows', () => {
  const line = computed(() => files.running('a.wav'));
  expect(line.value).toBe('Transcribing a.wav');
  language.value = pseudoLanguage;
  expect(line.value).toBe('[Transcribing a.wav]');
});

test('every part of the words can be listed', () => {
  expect(Object.keys(inLanguage('numbers', { words: { one: '1', two: '2' } }).words)).toEqual(['one', 'two']);
});

test('English stands in for a file that a language does not have', () => {
  language.value = { tag: 'pt', files: { library: { words: { create: 'Novo ditado' } } } };
  expect(library.create).toBe('Novo ditado');
  expect(files.cancel).toBe('Cancel');
});

test('what is kept as a saying is put into words when it is shown', () => {
  const said = saying(files, 'running', 'a.wav');
  expect(structuredClone({ key: said.key, values: said.values })).toEqual({ key: 'running', values: ['a.wav'] });
  language.value = pseudoLanguage;
  expect(inWords(said)).toBe('[Transcribing a.wav]');
});

test('notices hold keys and values, and no words of any language', () => {
  const notices = createNotices();
  notices.say(saying(noticeWords, 'cancelled'), { label: saying(noticeWords, 'undo'), run() {} });
  notices.report(new AppError('storage-full', 'quota'));
  const [cancelled, full] = notices.list.value;
  expect(cancelled).toMatchObject({ what: { said: { key: 'cancelled' } }, action: { label: { key: 'undo' } } });
  expect(full).toMatchObject({ tone: 'error', what: { code: 'storage-full' } });
});

test('dates and numbers follow the language', () => {
  expect(locale.value).toMatch(/^en\b/);
  language.value = { ...pseudoLanguage, tag: 'pt' };
  expect(locale.value).toBe('pt');
});
