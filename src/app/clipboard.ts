/** Copies text to the clipboard and shows a notice with the outcome. */

import { dock } from '../i18n/dictation.ts';
import { words as noticeWords } from '../i18n/notices.ts';
import { saying } from '../i18n/saying.ts';
import { copyText } from '../platform/clipboard.ts';
import type { Notices } from './notices.ts';

/**
 * Copies a text, or one that comes later: then call it in the press that ends in the text. Never rejects: a failure becomes a notice with
 * the text behind a button, because a browser may refuse without a press or a focus; where the promise rejects, there is nothing to copy.
 */
export type Copy = (text: string | Promise<string>) => Promise<void>;

export function createCopy(notices: Pick<Notices, 'say' | 'report' | 'settle'>): Copy {
  const about = saying(dock, 'copy');
  return async function copy(text) {
    try {
      await copyText(text);
      notices.settle(about);
      notices.say(saying(noticeWords, 'copied'));
    } catch (error) {
      const content = await Promise.resolve(text).catch(() => null);
      if (content === null) return;
      notices.report(error, { label: saying(dock, 'copy'), run: () => void copy(content) }, about);
    }
  };
}
