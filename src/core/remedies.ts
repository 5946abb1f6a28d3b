/** What a person can do about each error. The page alone needs it, and not before an error is shown. */

/** What the person can do about an error. The page turns a remedy into a button or a sentence. */
export type Remedy =
  | 'retry'
  | 'allow-microphone'
  | 'choose-microphone'
  | 'check-microphone'
  | 'other-window'
  | 'take-over'
  | 'choose-file'
  | 'connect-once'
  | 'set-server'
  | 'free-space'
  | 'close-tabs'
  | 'reload'
  | 'none';

/** The closed list of codes, each with what helps. */
const remedies = {
  'mic-denied': 'allow-microphone',
  'mic-revoked': 'allow-microphone',
  'mic-missing': 'choose-microphone',
  'mic-busy': 'choose-microphone',
  'mic-lost': 'choose-microphone',
  'mic-muted': 'check-microphone',
  'mic-silent': 'check-microphone',
  'noise-loud': 'check-microphone',
  'voice-clipped': 'check-microphone',
  'voice-faint': 'check-microphone',
  'audio-frozen': 'retry',
  'audio-overrun': 'close-tabs',
  'audio-unsupported': 'none',
  'recording-elsewhere': 'take-over',
  'window-blocked': 'none',
  'file-empty': 'choose-file',
  'file-too-short': 'choose-file',
  'file-too-long': 'choose-file',
  'file-undecodable': 'choose-file',
  'file-no-audio': 'choose-file',
  'folder-no-audio': 'choose-file',
  'file-format-unknown': 'choose-file',
  'file-changed': 'choose-file',
  'file-interrupted': 'choose-file',
  'asset-missing': 'connect-once',
  'model-unknown': 'none',
  'model-broken': 'reload',
  'model-unsupported': 'none',
  'model-incomplete': 'none',
  'model-missing': 'connect-once',
  'model-damaged': 'retry',
  'language-unknown': 'none',
  'install-elsewhere': 'other-window',
  'hub-unreachable': 'retry',
  'hub-missing': 'none',
  'hub-gated': 'none',
  'hub-busy': 'retry',
  'hub-answer': 'retry',
  'remote-off': 'set-server',
  'remote-unreachable': 'retry',
  'remote-refused': 'set-server',
  'remote-missing': 'set-server',
  'remote-too-large': 'set-server',
  'remote-rejected': 'set-server',
  'remote-answer': 'set-server',
  'remote-busy': 'retry',
  'remote-failed': 'retry',
  'backend-unsupported': 'none',
  'gpu-lost': 'retry',
  'output-broken': 'retry',
  'thread-died': 'retry',
  'thread-slow': 'retry',
  'out-of-memory': 'close-tabs',
  'storage-full': 'free-space',
  'storage-gone': 'reload',
  'journal-failed': 'free-space',
  'record-damaged': 'none',
  'clipboard-denied': 'retry',
  'timed-out': 'retry',
  'report-unreadable': 'none',
  'backup-unreadable': 'none',
  'backup-locked': 'none',
  'text-unreadable': 'none',
  'rules-unreadable': 'none',
  'rules-too-many': 'none',
  'rule-pattern': 'none',
  'rule-slow': 'none',
  'rule-circular': 'none',
  cancelled: 'none',
  'bad-argument': 'none',
  internal: 'reload',
} as const satisfies Record<string, Remedy>;

export type ErrorCode = keyof typeof remedies;

/** What helps against an error. */
export function remedyOf({ code }: { code: ErrorCode }): Remedy {
  return remedies[code];
}

export const errorCodes = Object.keys(remedies) as readonly ErrorCode[];
