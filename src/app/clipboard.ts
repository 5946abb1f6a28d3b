/** The clipboard, and the person told what came of it. */

import { words as noticeWords } from '../i18n/notices.ts';
import { saying } from '../i18n/saying.ts';
import { copyText } from '../platform/clipboard.ts';
import type { Notices } from './notices.ts';

/** The returned function never rejects. */
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
