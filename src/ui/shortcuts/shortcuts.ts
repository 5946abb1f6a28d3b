/** Which command a key means. Pure; browsers and screen readers own the chords, so only plain keys are taken. */

export type Command = 'toggle' | 'finish-and-copy' | 'cancel' | 'help';

export interface KeyPress {
  key: string;
  ctrlKey: boolean;
  altKey: boolean;
  metaKey: boolean;
  repeat: boolean;
}

export interface KeyContext {
  /** A recording is being opened or is running. */
  isActive: boolean;
  /** The focus is where letters are text. */
  isTyping: boolean;
  /** A dialog is open: its keys are its own. */
  isInDialog: boolean;
  /** Single-letter shortcuts are switched on. */
  areLettersOn: boolean;
}

export function commandOf(press: KeyPress, context: KeyContext): Command | null {
  if (press.ctrlKey || press.altKey || press.metaKey || press.repeat) return null;
  if (context.isTyping || context.isInDialog) return null;
  if (press.key === 'Escape') return context.isActive ? 'cancel' : null;
  if (!context.areLettersOn) return null;
  switch (press.key.toLowerCase()) {
    case 'r':
      return 'toggle';
    case 'c':
      return context.isActive ? 'finish-and-copy' : null;
    case '?':
      return 'help';
    default:
      return null;
  }
}
