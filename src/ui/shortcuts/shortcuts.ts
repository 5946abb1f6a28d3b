/** Maps key presses to commands of the page, by the keys that a person has. Pure. */

import { commandFor, type KeyCommand, type KeyPress, type KeySettings, keyOf, pressedKey } from '../../app/keys.ts';

export type Command = KeyCommand | 'close' | 'leave';

export interface KeyContext {
  /** Whether a recording is being opened or is running. */
  isActive: boolean;
  /** Whether the focus is in a text field. */
  isTyping: boolean;
  /** Whether something on the page is open that Escape closes first (parts/on-top.ts). */
  hasOnTop: boolean;
  /** Whether another page than the text is shown, which Escape leaves first. */
  isBeside: boolean;
  /** Whether a dialog is open, which handles its own keys. */
  isInDialog: boolean;
  settings: KeySettings;
}

/** The command for a key press; null when the key has none in this context. `repeat`: the key is held. */
export function commandOf(press: KeyPress & { repeat: boolean }, context: KeyContext): Command | null {
  if (press.repeat || context.isTyping || context.isInDialog) return null;
  const isChord = press.ctrlKey || press.altKey || press.metaKey || press.isComposing;
  if (press.key === 'Escape') return isChord ? null : onEscape(context);
  const command = commandFor(pressedKey(press), context.settings);
  const needsRecording = command === 'finish' || command === 'cancel' || command === 'mini';
  return needsRecording && !context.isActive ? null : (command ?? null);
}

/** What is on top goes first: a recording is cancelled only where its text is shown, and nothing else is open. */
function onEscape({ hasOnTop, isBeside, isActive, settings }: KeyContext): Command | null {
  if (hasOnTop) return 'close';
  if (isBeside) return 'leave';
  // It is no letter that speech input could type, and works when the other keys are switched off.
  const cancels = keyOf('cancel', { ...settings, shortcuts: true }) === 'escape';
  return isActive && cancels ? 'cancel' : null;
}
