/** Why a file could not be transcribed, in words. */

import type { AppError } from '../../core/errors.ts';
import { remedyOf } from '../../core/remedies.ts';
import { errors } from '../../i18n/errors.ts';
import { words } from '../../i18n/files.ts';

export function failureOf({ code, details }: AppError): { title: string; help: string } {
  const { title, help } = errors[code];
  const [format, kind, coding] = details;
  // The server's own reason, where it gives one.
  if (code.startsWith('remote-') && kind) return { title: `${title} (${kind})`, help };
  if (code !== 'file-format-unknown' || !format) return { title, help };
  if (kind === 'archive') return { title, help: words.archive(format) };
  if (kind === 'other') return { title, help: words.noSound(format) };
  return { title, help: `${words.format(coding ? words.coding(coding, format) : format)} ${help}` };
}

/** Whether the same file may succeed the next time: one that went, or that holds no sound, never will. */
export function mayTryAgain(error: AppError): boolean {
  return remedyOf(error) !== 'choose-file';
}

/** Whether a server is at fault, so that the rest can be done here. */
export const isRemote = ({ code }: AppError): boolean => code.startsWith('remote-');

/** The words on the button that helps. */
export function remedyLabel(error: AppError): string {
  if (mayTryAgain(error)) return words.retry;
  const isTheSame = error.code === 'file-changed' || error.code === 'file-interrupted';
  return isTheSame ? words.chooseAgain : words.chooseOther;
}
