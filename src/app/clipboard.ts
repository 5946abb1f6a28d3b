/** Copies text to the clipboard and shows a notice with the outcome. */

import { words as noticeWords } from '../i18n/notices.ts';
import { saying } from '../i18n/saying.ts';
import { copyText } from '../platform/clipboard.ts';
import type { Notices } from './notices.ts';

/** The copy function; it never rejects: a failure becomes a notice. */
export function createCopy(notices: Pick<Notices, 'say' | 'report'>): (text: string) => Promise<void> {
  return async (text) => {
    try {
      await copyText(text);
      notices.say(saying(noticeWords, 'copied'));
    } catch (error) {
      notices.report(error);
    }
  };
}
