/** Text to the clipboard. Call it inside a click or key press: Safari forgets the gesture after an await. */

import { AppError } from '../core/errors.ts';

/** Rejects with `clipboard-denied` where the browser refuses, or has no clipboard (plain http). */
export async function copyText(text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
  } catch (error) {
    throw new AppError('clipboard-denied', String(error), { cause: error });
  }
}
