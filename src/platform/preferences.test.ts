import { expect, test } from 'vitest';
import {
  isBoolean,
  isOneOf,
  isString,
  type Preferences,
  readPreferences,
  type Stored,
  writePreferences,
} from './preferences.ts';

interface Sample {
  theme: 'light' | 'dark';
  microphone: string;
  autoCopy: boolean;
}

const key = 'sample';
const defaults: Sample = { theme: 'light', microphone: '', autoCopy: false };
const sample: Preferences<Sample> = {
  defaults,
  checks: { theme: isOneOf('light', 'dark'), microphone: isString, autoCopy: isBoolean },
};

function storageHolding(text: string | null) {
  let held = text;
  return {
    getItem: () => held,
    setItem: (_key: string, value: string) => {
      held = value;
    },
  };
}

test('what was written is read back', () => {
  const storage = storageHolding(null);
  const settings: Sample = { theme: 'dark', microphone: 'usb', autoCopy: true };
  expect(readPreferences(key, sample, storage)).toEqual(defaults);
  expect(writePreferences(key, settings, storage)).toBe(true);
  expect(readPreferences(key, sample, storage)).toEqual(settings);
});

test('a foreign value costs its own field only, and unknown fields are dropped', () => {
  const storage = storageHolding('{"theme":"purple","microphone":"usb","autoCopy":"yes","colour":"red"}');
  expect(readPreferences(key, sample, storage)).toEqual({ theme: 'light', microphone: 'usb', autoCopy: false });
});

test.each(['', '{', 'null', '7', '"text"', '[]'])('%j on disk gives the defaults', (text) => {
  expect(readPreferences(key, sample, storageHolding(text))).toEqual(defaults);
});

test('a browser that denies storage gives the defaults and keeps nothing', () => {
  const deny = (): never => {
    throw new Error('denied');
  };
  const denied = { getItem: deny, setItem: deny };
  expect(readPreferences(key, sample, denied)).toEqual(defaults);
  expect(writePreferences(key, defaults, denied)).toBe(false);
});

test('what an earlier version called otherwise is migrated before it is checked', () => {
  const migrate = ({ dark, ...others }: Stored): Stored => (dark === true ? { ...others, theme: 'dark' } : others);
  const stored = storageHolding('{"dark":true,"microphone":"usb","autoCopy":7}');
  expect(readPreferences(key, { ...sample, migrate }, stored)).toEqual({
    theme: 'dark',
    microphone: 'usb',
    autoCopy: false,
  });
  expect(readPreferences(key, { ...sample, migrate }, storageHolding('{'))).toEqual(defaults);
});
