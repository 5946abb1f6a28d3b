import { expect, test } from 'vitest';
import { type Checks, isBoolean, isOneOf, isString, readPreferences, writePreferences } from './preferences.ts';

interface Sample {
  theme: 'light' | 'dark';
  microphone: string;
  autoCopy: boolean;
}

const defaults: Sample = { theme: 'light', microphone: '', autoCopy: false };
const checks: Checks<Sample> = { theme: isOneOf('light', 'dark'), microphone: isString, autoCopy: isBoolean };

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
  expect(readPreferences(defaults, checks, storage)).toEqual(defaults);
  expect(writePreferences(settings, storage)).toBe(true);
  expect(readPreferences(defaults, checks, storage)).toEqual(settings);
});

test('a foreign value costs its own field only, and unknown fields are dropped', () => {
  const storage = storageHolding('{"theme":"purple","microphone":"usb","autoCopy":"yes","colour":"red"}');
  expect(readPreferences(defaults, checks, storage)).toEqual({ theme: 'light', microphone: 'usb', autoCopy: false });
});

test.each(['', '{', 'null', '7', '"text"', '[]'])('%j on disk gives the defaults', (text) => {
  expect(readPreferences(defaults, checks, storageHolding(text))).toEqual(defaults);
});

test('a browser that denies storage gives the defaults and keeps nothing', () => {
  const deny = (): never => {
    throw new Error('denied');
  };
  const denied = { getItem: deny, setItem: deny };
  expect(readPreferences(defaults, checks, denied)).toEqual(defaults);
  expect(writePreferences(defaults, denied)).toBe(false);
});
