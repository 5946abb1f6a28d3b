/** Text to the clipboard, plain or formatted. Call it inside a click or key press: Safari forgets the gesture after an await. */

import { AppError } from '../core/errors.ts';

/**
 * Copies a text, or one that comes later: promised in the press, Safari waits for it (WebKitGTK 2.50 refuses what is written 1.5 s later).
 * Rejects with `clipboard-denied` where the browser refuses, has no clipboard (plain http), or no text came.
 */
export async function copyText(text: string | Promise<string>): Promise<void> {
  const blob = Promise.resolve(text).then((content) => new Blob([content], { type: 'text/plain' }));
  // Where the browser refuses first, nobody else waits for it.
  blob.catch(() => {});
  try {
    // Firefox before 127 has no items, and takes text at any time while a press is recent.
    if (typeof ClipboardItem === 'undefined') await navigator.clipboard.writeText(await text);
    else await navigator.clipboard.write([new ClipboardItem({ 'text/plain': blob })]);
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
