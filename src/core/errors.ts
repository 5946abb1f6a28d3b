/**
 * Errors are data: a code from a closed list and a remedy, so that they survive the wire between threads and every
 * code has a text for people in `i18n`. The message is for logs and is never shown.
 */

/** What the person can do about an error. The page turns a remedy into a button or a sentence. */
export type Remedy =
  | 'retry'
  | 'allow-microphone'
  | 'choose-microphone'
  | 'check-microphone'
  | 'other-window'
  | 'choose-file'
  | 'connect-once'
  | 'free-space'
  | 'close-tabs'
  | 'reload'
  | 'none';

const remedies = {
  'mic-denied': 'allow-microphone',
  'mic-revoked': 'allow-microphone',
  'mic-missing': 'choose-microphone',
  'mic-busy': 'choose-microphone',
  'mic-lost': 'choose-microphone',
  'mic-muted': 'check-microphone',
  'mic-silent': 'check-microphone',
  'noise-loud': 'check-microphone',
  'audio-frozen': 'retry',
  'audio-overrun': 'close-tabs',
  'audio-unsupported': 'none',
  'recording-elsewhere': 'other-window',
  'window-blocked': 'none',
  'file-empty': 'choose-file',
  'file-too-short': 'choose-file',
  'file-too-long': 'choose-file',
  'file-undecodable': 'choose-file',
  'file-no-audio': 'choose-file',
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

/** After one of these errors a thread's runtime is not to be trusted: the thread declares itself dead. */
export const runtimeDeaths: readonly ErrorCode[] = [
  'thread-died',
  'thread-slow',
  'gpu-lost',
  'out-of-memory',
  'output-broken',
];

export const errorCodes = Object.keys(remedies) as readonly ErrorCode[];

export interface AppErrorOptions extends ErrorOptions {
  /** Names that the text for people goes on to list: files, hosts, models. */
  details?: readonly string[];
}

export class AppError extends Error {
  override readonly name = 'AppError';
  readonly code: ErrorCode;
  readonly details: readonly string[];

  constructor(code: ErrorCode, message: string, options: AppErrorOptions = {}) {
    super(message, options);
    this.code = code;
    this.details = options.details ?? [];
  }

  get remedy(): Remedy {
    return remedies[this.code];
  }
}

/** The form in which an error crosses between threads: structured clone drops classes and codes. */
export interface WireError {
  code: ErrorCode;
  message: string;
  stack: string | undefined;
  details: readonly string[];
}

/**
 * Any thrown value as an AppError: an AppError as it is, a failed allocation as `out-of-memory`, everything else as `internal` with the
 * value as its cause.
 */
export function toAppError(thrown: unknown): AppError {
  if (thrown instanceof AppError) return thrown;
  if (thrown instanceof RangeError && /memory|allocation/i.test(thrown.message)) {
    return new AppError('out-of-memory', thrown.message, { cause: thrown });
  }
  const message = thrown instanceof Error ? `${thrown.name}: ${thrown.message}` : String(thrown);
  return new AppError('internal', message, { cause: thrown });
}

export function toWire(thrown: unknown): WireError {
  const error = toAppError(thrown);
  return { code: error.code, message: error.message, stack: error.stack, details: error.details };
}

export function fromWire(wire: WireError): AppError {
  const error = new AppError(wire.code, wire.message, { details: wire.details });
  if (wire.stack) error.stack = wire.stack;
  return error;
}
