import { describe, expect, it } from 'vitest';
import { commandOf, type KeyContext } from './shortcuts.ts';

const plain = (key: string, code = '') => {
  const chord = { ctrlKey: false, altKey: false, metaKey: false };
  return { key, code, isComposing: false, repeat: false, ...chord };
};
const settings = { shortcuts: true, keys: {} };
const idle: KeyContext = {
  isActive: false,
  isTyping: false,
  hasOnTop: false,
  isBeside: false,
  isInDialog: false,
  settings,
};
const recording: KeyContext = { ...idle, isActive: true };

describe('commandOf', () => {
  it.each([
    ['r', idle, 'toggle'],
    ['R', recording, 'toggle'],
    ['c', recording, 'finish'],
    ['c', idle, null],
    ['w', recording, 'mini'],
    ['w', idle, null],
    ['Escape', recording, 'cancel'],
    ['Escape', idle, null],
    ['Escape', { ...recording, isBeside: true }, 'leave'],
    ['Escape', { ...idle, isBeside: true }, 'leave'],
    ['Escape', { ...recording, hasOnTop: true }, 'close'],
    ['Escape', { ...idle, hasOnTop: true, isBeside: true }, 'close'],
    ['?', idle, 'help'],
    ['m', recording, 'mode'],
    ['/', idle, 'search'],
    ['j', idle, 'next'],
    ['k', recording, 'last'],
    ['x', recording, null],
  ] as const)('%s', (key, context, command) => expect(commandOf(plain(key), context)).toBe(command));

  it('knows the letter of the key where the layout has none', () => {
    expect(commandOf(plain('к', 'KeyR'), idle)).toBe('toggle');
    expect(commandOf(plain('с', 'KeyC'), recording)).toBe('finish');
  });

  it('leaves chords, repeats, compositions, text fields and dialogs alone', () => {
    expect(commandOf({ ...plain('r'), ctrlKey: true }, idle)).toBeNull();
    expect(commandOf({ ...plain('r'), metaKey: true }, idle)).toBeNull();
    expect(commandOf({ ...plain('r'), repeat: true }, idle)).toBeNull();
    expect(commandOf({ ...plain('Escape'), isComposing: true }, recording)).toBeNull();
    expect(commandOf(plain('r'), { ...idle, isTyping: true })).toBeNull();
    expect(commandOf(plain('Escape'), { ...recording, isInDialog: true })).toBeNull();
  });

  it('cancels with the key that the person has, or with none', () => {
    const own = (cancel: string) => ({ ...recording, settings: { ...settings, keys: { cancel } } });
    expect(commandOf(plain('x'), own('x'))).toBe('cancel');
    expect(commandOf(plain('x'), { ...own('x'), isActive: false })).toBeNull();
    expect(commandOf(plain('Escape'), own('x'))).toBeNull();
    expect(commandOf(plain('Escape'), own(''))).toBeNull();
    expect(commandOf(plain('Escape'), { ...own('x'), isBeside: true })).toBe('leave');
  });

  it('keeps Escape when the other keys are switched off', () => {
    const off = { ...recording, settings: { ...settings, shortcuts: false } };
    expect(commandOf(plain('r'), off)).toBeNull();
    expect(commandOf(plain('?'), off)).toBeNull();
    expect(commandOf(plain('Escape'), off)).toBe('cancel');
  });
});
