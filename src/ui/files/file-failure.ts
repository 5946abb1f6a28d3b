/** Why a file could not be transcribed, in words. */

import type { AppError } from '../../core/errors.ts';
import { errors } from '../../i18n/errors.ts';
import { words } from '../../i18n/files.ts';

export function failureOf({ code, details }: AppError): { title: string; help: string } {
  const { title, help } = errors[code];
  const [format, kind] = details;
  if (code !== 'file-format-unknown' || !format) return { title, help };
  if (kind === 'archive') return { title, help: words.archive(format) };
  if (kind === 'other') return { title, help: words.noSound(format) };
  return { title, help: `${words.format(format)} ${help}` };
}
