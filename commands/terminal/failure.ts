/** Failures of commands: the app's error codes, those of the terminal's side, and their messages for people. */

import { AppError, type ErrorCode, type WireError } from '../../src/core/errors.ts';
import { errorCodes } from '../../src/core/remedies.ts';
import { errors as texts } from '../../src/i18n/errors.ts';

export type FailureCode =
  | ErrorCode
  | 'file-missing'
  | 'file-unreadable'
  | 'build-failed'
  | 'chromium-missing'
  | 'port-in-use';

/** An error as a command prints it. */
export interface Failure {
  code: FailureCode;
  message: string;
}

/** 2 when the command was asked for something that it does not do, 1 when what it does failed. */
export type ExitStatus = 1 | 2;

/** An error whose message is for people and needs no translation. */
export class CommandError extends Error {
  override readonly name = 'CommandError';
  readonly code: FailureCode;
  readonly exitStatus: ExitStatus;

  constructor(code: FailureCode, message: string, exitStatus: ExitStatus = 1) {
    super(message);
    this.code = code;
    this.exitStatus = exitStatus;
  }
}

/** Any thrown value as a failure; what has no code becomes `internal`. */
export function failureOf(thrown: unknown): Failure {
  if (thrown instanceof CommandError || thrown instanceof AppError)
    return { code: thrown.code, message: thrown.message };
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  // The browser's driver puts its own call in front of what the page threw, and the page's stack behind it.
  return { code: 'internal', message: message.replace(/\n\s+at .*/s, '').replace(/^\w+\.\w+: (Error: )?/, '') };
}

/** An error of the page as an AppError, for failureOf and inPlainWords. */
export function fromPage({ code, message, details }: WireError): AppError {
  return new AppError(code, message, { details });
}

/** A failure as one sentence for people: the app's own words for its codes, and the command's message for the others. */
export function inPlainWords(thrown: unknown): string {
  if (thrown instanceof AppError && errorCodes.includes(thrown.code)) {
    const { title } = texts[thrown.code];
    if (thrown.code === 'internal') return `${title}: ${thrown.message}`;
    const named = thrown.details.length > 0 ? `: ${thrown.details.join(', ')}` : '';
    return `${title}${named} (${thrown.code}).`;
  }
  return failureOf(thrown).message;
}
