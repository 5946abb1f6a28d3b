import { describe, expect, it } from 'vitest';
import { commandOf, type KeyContext, type KeyPress } from './shortcuts.ts';

const plain = (key: string): KeyPress => ({ key, ctrlKey: false, altKey: false, metaKey: false, repeat: false });
const idle: KeyContext = { isActive: false, isTyping: false, isInDialog: false, areLettersOn: true };
const recording: KeyContext = { ...idle, isActive: true };

describe('commandOf', () => {
  it.each([
    ['r', idle, 'toggle'],
    ['R', recording, 'toggle'],
    ['c', recording, 'finish-and-copy'],
    ['c', idle, null],
    ['Escape', recording, 'cancel'],
    ['Escape', idle, null],
    ['?', idle, 'help'],
    ['m', recording, 'mode'],
    ['/', idle, 'search'],
    ['x', recording, null],
  ] as const)('%s', (key, context, command) => expect(commandOf(plain(key), context)).toBe(command));

  it('leaves chords, repeats, text fields and dialogs alone', () => {
    expect(commandOf({ ...plain('r'), ctrlKey: true }, idle)).toBeNull();
    expect(commandOf({ ...plain('r'), metaKey: true }, idle)).toBeNull();
    expect(commandOf({ ...plain('r'), repeat: true }, idle)).toBeNull();
    expect(commandOf(plain('r'), { ...idle, isTyping: true })).toBeNull();
    expect(commandOf(plain('Escape'), { ...recording, isInDialog: true })).toBeNull();
  });

  it('keeps Escape when letters are switched off', () => {
    const off = { ...recording, areLettersOn: false };
    expect(commandOf(plain('r'), off)).toBeNull();
    expect(commandOf(plain('?'), off)).toBeNull();
    expect(commandOf(plain('Escape'), off)).toBe('cancel');
  });
});
