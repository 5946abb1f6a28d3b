/** Everything that can be said to be done instead of written; which words ask for it stands in the table of each language. */

/** On which side of a mark a space stands: behind a comma, before a bracket that opens, around a dash, nowhere at a slash. */
export type MarkSide = 'closing' | 'opening' | 'spaced' | 'tight';

export type Action =
  | { kind: 'mark'; to: string; side: MarkSide }
  /** A quotation mark of the language. */
  | { kind: 'quote'; side: 'opening' | 'closing' }
  | { kind: 'break'; to: string; capital: boolean }
  | { kind: 'capitals'; range: 'word' | 'first-letter' | 'begin' | 'end' }
  | { kind: 'no-space' }
  | { kind: 'emoji'; to: string }
  | { kind: 'scratch' }
  | { kind: 'delete-word' }
  | { kind: 'undo' };

const closing = (to: string): Action => ({ kind: 'mark', to, side: 'closing' });
const opening = (to: string): Action => ({ kind: 'mark', to, side: 'opening' });
const tight = (to: string): Action => ({ kind: 'mark', to, side: 'tight' });
const emoji = (to: string): Action => ({ kind: 'emoji', to });

export const actions = {
  comma: closing(','),
  'full-stop': closing('.'),
  'question-mark': closing('?'),
  'exclamation-mark': closing('!'),
  colon: closing(':'),
  semicolon: closing(';'),
  ellipsis: closing('…'),
  'inverted-question-mark': opening('¿'),
  'inverted-exclamation-mark': opening('¡'),
  dash: { kind: 'mark', to: '–', side: 'spaced' },
  hyphen: tight('-'),
  slash: tight('/'),
  underscore: tight('_'),
  'at-sign': tight('@'),
  ampersand: { kind: 'mark', to: '&', side: 'spaced' },
  'hash-sign': opening('#'),
  asterisk: opening('*'),
  'open-bracket': opening('('),
  'close-bracket': closing(')'),
  'open-square-bracket': opening('['),
  'close-square-bracket': closing(']'),
  'open-quote': { kind: 'quote', side: 'opening' },
  'close-quote': { kind: 'quote', side: 'closing' },
  'new-line': { kind: 'break', to: '\n', capital: false },
  'new-paragraph': { kind: 'break', to: '\n\n', capital: true },
  bullet: { kind: 'break', to: '\n- ', capital: true },
  heading: { kind: 'break', to: '\n\n# ', capital: true },
  'all-caps': { kind: 'capitals', range: 'word' },
  'caps-on': { kind: 'capitals', range: 'begin' },
  'caps-off': { kind: 'capitals', range: 'end' },
  'cap-next': { kind: 'capitals', range: 'first-letter' },
  'no-space': { kind: 'no-space' },
  scratch: { kind: 'scratch' },
  undo: { kind: 'undo' },
  'delete-word': { kind: 'delete-word' },
  'emoji-smile': emoji('🙂'),
  'emoji-laugh': emoji('😂'),
  'emoji-wink': emoji('😉'),
  'emoji-sad': emoji('🙁'),
  'emoji-heart': emoji('❤️'),
  'emoji-thumbs-up': emoji('👍'),
  'emoji-thumbs-down': emoji('👎'),
  'emoji-clap': emoji('👏'),
  'emoji-party': emoji('🎉'),
  'emoji-fire': emoji('🔥'),
  'emoji-rocket': emoji('🚀'),
  'emoji-check': emoji('✅'),
} as const satisfies Record<string, Action>;

export type CommandId = keyof typeof actions;

export const commandIds = Object.keys(actions) as readonly CommandId[];
