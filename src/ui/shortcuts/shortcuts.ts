/** Maps keys to commands. Pure. Only plain keys are used, as browsers and screen readers reserve key combinations. */

export type Command = 'toggle' | 'finish-and-copy' | 'cancel' | 'mode' | 'search' | 'help';

export interface KeyPress {
  key: string;
  ctrlKey: boolean;
  altKey: boolean;
  metaKey: boolean;
  repeat: boolean;
}

export interface KeyContext {
  /** Whether a recording is being opened or is running. */
  isActive: boolean;
  /** Whether the focus is in a text field. */
  isTyping: boolean;
  /** Whether a dialog is open, which handles its own keys. */
  isInDialog: boolean;
  /** Whether single-letter shortcuts are switched on. */
  areLettersOn: boolean;
}

/** The command for a key press; null when the key has none in this context. */
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
    case 'm':
      return 'mode';
    case '/':
      return 'search';
    case '?':
      return 'help';
    default:
      return null;
  }
}
