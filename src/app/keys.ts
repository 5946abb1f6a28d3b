/** The keys of the page, one for each command, which a person may change or switch off. */

import { dock } from '../i18n/dictation.ts';

export const keyCommands = ['toggle', 'finish', 'cancel', 'mini', 'mode', 'search', 'next', 'last', 'help'] as const;

export type KeyCommand = (typeof keyCommands)[number];

/** What a person has changed; '' is no key. */
export type OwnKeys = Readonly<Partial<Record<KeyCommand, string>>>;

const usualKeys: Readonly<Record<KeyCommand, string>> = {
  toggle: 'r',
  finish: 'c',
  cancel: 'escape',
  mini: 'w',
  mode: 'm',
  search: '/',
  next: 'j',
  last: 'k',
  help: '?',
};

export interface KeySettings {
  /** Whether the keys of the page are switched on; switchable because of WCAG 2.1.4. */
  shortcuts: boolean;
  keys: OwnKeys;
}

export function areOwnKeys(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.values(value).every((key) => typeof key === 'string');
}

/** '' where the command has none. */
export function keyOf(command: KeyCommand, { shortcuts, keys }: KeySettings): string {
  return shortcuts ? (keys[command] ?? usualKeys[command]) : '';
}

export function commandFor(key: string, settings: KeySettings): KeyCommand | undefined {
  return key ? keyCommands.find((command) => keyOf(command, settings) === key) : undefined;
}

/** As it is written on the key. Reads signals. */
export function keyLabel(key: string): string {
  return key === 'escape' ? dock.escape : key.toUpperCase();
}

export interface KeyPress {
  key: string;
  /** The place of the key, whatever the layout writes there. */
  code: string;
  isComposing: boolean;
  ctrlKey: boolean;
  altKey: boolean;
  metaKey: boolean;
}

/**
 * The key that a press means; '' for one that belongs to the browser, to a chord, or to a character that is still being put together. Where
 * the layout has no Latin letters, the letter that stands on the key in others.
 */
export function pressedKey({ key, code, isComposing, ctrlKey, altKey, metaKey }: KeyPress): string {
  if (isComposing || ctrlKey || altKey || metaKey) return '';
  const isOtherLetter = /^\p{L}$/u.test(key) && !/\p{Script=Latin}/u.test(key);
  const [, letter] = (isOtherLetter && /^Key([A-Z])$/.exec(code)) || [];
  if (letter) return letter.toLowerCase();
  return /^(?:\S|F\d\d?)$/u.test(key) ? key.toLowerCase() : '';
}
