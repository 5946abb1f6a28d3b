/** What to click where the browser keeps the microphone from the page. Pure. */

import type { AppError } from '../../core/errors.ts';
import { microphoneHelp as words } from '../../i18n/errors.ts';

interface Browser {
  userAgent: string;
  /** An iPad calls itself a Mac, which has no touch screen. */
  maxTouchPoints: number;
}

/** The help for an error; undefined where the text of the error is all that there is to say. */
export function microphoneHelp({ code, message }: AppError, browser: Browser): string | undefined {
  if (code !== 'mic-denied' && code !== 'mic-revoked') return undefined;
  // Chromium tells when the person has closed its question, and when it is the system that refuses.
  if (/dismissed/i.test(message)) return words.dismissed;
  if (/by system/i.test(message)) return words.system;
  return words[familyOf(browser)];
}

function familyOf({ userAgent, maxTouchPoints }: Browser): 'chromium' | 'firefox' | 'safari' | 'ios' {
  const isIos = /iPhone|iPad|iPod/.test(userAgent) || (/Macintosh/.test(userAgent) && maxTouchPoints > 1);
  if (isIos) return 'ios';
  if (/Firefox\//.test(userAgent)) return 'firefox';
  return /Chrom(e|ium)\//.test(userAgent) ? 'chromium' : 'safari';
}
