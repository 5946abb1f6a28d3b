/** Maps key presses to commands of the page, by the keys that a person has. Pure. */

import { commandFor, type KeyCommand, type KeyPress, type KeySettings, pressedKey } from '../../app/keys.ts';

export type Command = KeyCommand | 'cancel' | 'leave';

export interface KeyContext {
  /** Whether a recording is being opened or is running. */
  isActive: boolean;
  /** Whether the focus is in a text field. */
  isTyping: boolean;
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
  const needsRecording = command === 'finish' || command === 'mini';
  return needsRecording && !context.isActive ? null : (command ?? null);
}

/** What is on top goes first: a recording is cancelled only where its text is shown. */
function onEscape({ isBeside, isActive }: KeyContext): Command | null {
  if (isBeside) return 'leave';
  return isActive ? 'cancel' : null;
}
