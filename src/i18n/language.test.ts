import { computed } from '@preact/signals';
import { afterEach, expect, test } from 'vitest';
import { createNotices } from '../app/notices.ts';
import { AppError } from '../core/errors.ts';
import { words as files } from './files.ts';
import { inLanguage, language, locale, pickLanguage, switchLanguage, wordsArrived } from './language.ts';
import { inWords, saying } from './saying.ts';
import { undo } from './shelf.ts';

afterEach(() => switchLanguage('en'));

test('words are those of the language of the moment, and what reads them follows', async () => {
  const line = computed(() => files.running('a.wav'));
  expect(line.value).toBe('Transcribing a.wav');
  await switchLanguage('de');
  expect(line.value).toBe('a.wav wird transkribiert');
});

test('every part of the words can be listed', () => {
  const en = { words: { one: '1', two: '2' } };
  expect(Object.keys(inLanguage(en, inAll(en)).words)).toEqual(['one', 'two']);
});

test('the language of the page is the first of the person that it can be in', () => {
  expect(pickLanguage(['ja', 'de-AT', 'en'])).toBe('de');
  expect(pickLanguage(['en-US', 'de'])).toBe('en');
  expect(pickLanguage(['ja'])).toBe('en');
});

test('a part that is loaded later fetches its words in the language of the page, once, and can be waited for', async () => {
  await switchLanguage('de');
  let fetched = 0;
  const german = async () => {
    fetched++;
    return { words: { size: 'Größe' } };
  };
  const en = { words: { size: 'Size' } };
  const { words } = inLanguage(en, { ...inAll(en), de: german });
  expect(words.size).toBe('Size');
  await wordsArrived();
  expect(words.size).toBe('Größe');
  await switchLanguage('en');
  await switchLanguage('de');
  expect(fetched).toBe(1);
});

test('a language that cannot be fetched whole changes nothing', async () => {
  const en = { words: { size: 'Size' } };
  let isMissing = true;
  const german = async () => {
    if (isMissing) throw new Error('no network');
    return en;
  };
  inLanguage(en, { ...inAll(en), de: german });
  await expect(switchLanguage('de')).rejects.toThrow('no network');
  expect(files.cancel).toBe('Cancel');
  isMissing = false;
  await switchLanguage('de');
  expect(files.cancel).toBe('Abbrechen');
});

test('of two changes at once the later one counts', async () => {
  await Promise.all([switchLanguage('de'), switchLanguage('en')]);
  expect(language.value).toBe('en');
});

test('what is kept as a saying is put into words when it is shown', async () => {
  const said = saying(files, 'running', 'a.wav');
  expect(structuredClone({ key: said.key, values: said.values })).toEqual({ key: 'running', values: ['a.wav'] });
  await switchLanguage('de');
  expect(inWords(said)).toBe('a.wav wird transkribiert');
});

test('notices hold keys and values, and no words of any language', () => {
  const notices = createNotices();
  notices.say(saying(undo, 'cancelled'), { label: saying(undo, 'undo'), run() {} });
  notices.report(new AppError('storage-full', 'quota'));
  const [cancelled, full] = notices.list.value;
  expect(cancelled).toMatchObject({ what: { said: { key: 'cancelled' } }, action: { label: { key: 'undo' } } });
  expect(full).toMatchObject({ tone: 'error', what: { code: 'storage-full' } });
});

test('dates and numbers follow the language', async () => {
  expect(locale.value).toMatch(/^en\b/);
  await switchLanguage('de');
  expect(locale.value).toMatch(/^de\b/);
});

/** The same words for every other language. */
function inAll<Part>(part: Part) {
  const fetchPart = async () => part;
  return { de: fetchPart, es: fetchPart, fr: fetchPart };
}
