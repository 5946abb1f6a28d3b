import { beforeEach, expect, test } from 'vitest';
import { createSettings } from './settings.ts';

const key = 'sotto-settings';
const inStorage = (): unknown => JSON.parse(localStorage.getItem(key) ?? 'null');

/** The stored settings exactly as version 0.1.0 wrote them. */
const stored = {
  model: 'onnx-community/whisper-base',
  microphone: 'usb',
  soundProcessing: true,
  sensitivity: 'high',
  spoken: ['de-CH', 'en'],
  translate: true,
  vocabulary: 'Sotto, Preact',
  pace: 'slow',
  autoStop: '5s',
  autoCopy: true,
  theme: 'dark',
  announce: 'off',
  shortcuts: false,
};

/** What version 0.1.0 did not know yet, as it is without a choice. */
const since = {
  sounds: false,
  messagesStay: false,
  keys: {},
  textMode: 'none',
  textModeName: '',
  hasTextRules: false,
  keepTexts: 'always',
  keepSound: '7d',
  mostFileSound: '2GB',
  strategy: 'ring',
  exactModel: '',
  pageLanguage: 'browser',
  staysOffline: false,
};

beforeEach(() => localStorage.removeItem(key));

test('what is stored today is read unchanged, and written as it was', () => {
  localStorage.setItem(key, JSON.stringify(stored));
  expect(createSettings().value).toEqual({ ...stored, ...since });
  expect(inStorage()).toEqual({ ...stored, ...since });
});

test('on a first visit: the embedded model, the language of the browser, and nothing switched on that is not asked for', () => {
  expect(createSettings().value).toEqual({
    model: 'moonshine-tiny',
    microphone: '',
    soundProcessing: false,
    sensitivity: 'normal',
    spoken: [navigator.language],
    translate: false,
    vocabulary: '',
    pace: 'normal',
    autoStop: 'off',
    autoCopy: false,
    theme: 'system',
    announce: 'finals',
    shortcuts: true,
    ...since,
  });
});

test.each([
  ['model', 7],
  ['microphone', null],
  ['soundProcessing', 'yes'],
  ['sensitivity', 'highest'],
  ['spoken', ['de', 3]],
  ['translate', 1],
  ['vocabulary', []],
  ['pace', 'fast'],
  ['autoStop', '4s'],
  ['autoCopy', null],
  ['theme', 'purple'],
  ['pageLanguage', 'tlh'],
  ['announce', true],
  ['shortcuts', 'off'],
  ['textMode', 1],
  ['hasTextRules', 1],
  ['keepTexts', '7d'],
  ['keepSound', '365d'],
  ['mostFileSound', '1TB'],
] as const)('a broken %s costs itself alone', (field, value) => {
  localStorage.removeItem(key);
  const usual = createSettings().value;
  localStorage.setItem(key, JSON.stringify({ ...stored, [field]: value, colour: 'red' }));
  expect(createSettings().value).toEqual({ ...stored, ...since, [field]: usual[field] });
});

test('a change is written at once', () => {
  const settings = createSettings();
  settings.value = { ...settings.value, theme: 'light', spoken: ['fr'] };
  expect(inStorage()).toMatchObject({ theme: 'light', spoken: ['fr'] });
  expect(createSettings().value).toEqual(settings.value);
});
