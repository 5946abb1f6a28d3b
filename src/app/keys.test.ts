import { describe, expect, it, test } from 'vitest';
import { commandFor, type KeyPress, keyOf, pressedKey } from './keys.ts';

const press = (key: string, more: Partial<KeyPress> = {}): KeyPress => ({
  key,
  code: '',
  isComposing: false,
  ctrlKey: false,
  altKey: false,
  metaKey: false,
  ...more,
});
const usual = { shortcuts: true, keys: {} };

describe('the key that a press means', () => {
  it.each([
    ['Russian', 'к', 'KeyR', 'r'],
    ['Russian with Shift', 'К', 'KeyR', 'r'],
    ['Greek', 'ρ', 'KeyR', 'r'],
    ['Hebrew', 'ר', 'KeyR', 'r'],
    ['Arabic', 'ق', 'KeyR', 'r'],
    // The letter where the person reads it, not where an English keyboard has it.
    ['French', 'a', 'KeyQ', 'a'],
    ['German', 'z', 'KeyY', 'z'],
    ['Turkish', 'ı', 'KeyI', 'ı'],
    // Signs are where the layout has them.
    ['Hebrew slash', '/', 'KeyQ', '/'],
    ['Spanish question mark', '?', 'Minus', '?'],
    ['function key', 'F8', 'F8', 'f8'],
  ])('on a keyboard: %s', (_, key, code, expected) => expect(pressedKey(press(key, { code }))).toBe(expected));

  it.each([
    ['a dead key', press('Dead', { code: 'KeyR' })],
    ['what an input method has taken', press('Process', { code: 'KeyR' })],
    ['a key in the middle of a composition', press('r', { isComposing: true })],
    ['a chord', press('r', { ctrlKey: true })],
    ['another chord', press('r', { altKey: true })],
    ['a third chord', press('r', { metaKey: true })],
    ['space, which scrolls', press(' ')],
    ['a key with a name', press('Enter')],
  ])('is none for %s', (_, pressed) => expect(pressedKey(pressed)).toBe(''));
});

test('a person’s key takes the place of the usual one, and none is none', () => {
  const own = { shortcuts: true, keys: { toggle: 'x', help: '' } };
  expect([commandFor('x', own), commandFor('r', own), commandFor('?', own)]).toEqual(['toggle', undefined, undefined]);
  expect([keyOf('finish', own), commandFor('', own)]).toEqual(['c', undefined]);
});

test('switched off there are none', () => {
  expect([commandFor('r', { ...usual, shortcuts: false }), commandFor('r', usual)]).toEqual([undefined, 'toggle']);
});
