/** The clipboard, and the person told what came of it. */

import { messages } from '../i18n/messages.en.ts';
import { copyText } from '../platform/clipboard.ts';
import type { Notices } from './notices.ts';

/** The returned function never rejects. */
export function createCopy(notices: Pick<Notices, 'say' | 'report'>): (text: string) => Promise<void> {
  return async (text) => {
    try {
      await copyText(text);
      notices.say(messages.notices.copied);
    } catch (error) {
      notices.report(error);
    }
  };
}
