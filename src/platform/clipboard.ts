/** Text to the clipboard, plain or formatted. Call it inside a click or key press: Safari forgets the gesture after an await. */

import { AppError } from '../core/errors.ts';

/** Rejects with `clipboard-denied` where the browser refuses, or has no clipboard (plain http). */
export async function copyText(text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
  } catch (error) {
    throw new AppError('clipboard-denied', String(error), { cause: error });
  }
}

/** The same for programs that take formatted text, with the plain text for all others. */
export async function copyFormatted(html: string, text: string): Promise<void> {
  const as = (type: string, content: string) => ({ [type]: new Blob([content], { type }) });
  try {
    await navigator.clipboard.write([new ClipboardItem({ ...as('text/html', html), ...as('text/plain', text) })]);
  } catch (error) {
    throw new AppError('clipboard-denied', String(error), { cause: error });
  }
}
