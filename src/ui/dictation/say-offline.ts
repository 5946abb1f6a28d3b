/** Shows once that the app works offline. */

import { useSignalEffect } from '@preact/signals';
import { useRef } from 'preact/hooks';
import type { App } from '../../app/app.ts';
import { words as noticeWords } from '../../i18n/notices.ts';
import { saying } from '../../i18n/saying.ts';

export function useSayOffline({ isOnline, notices }: App): void {
  const isSaid = useRef(false);
  useSignalEffect(() => {
    if (isOnline.value || isSaid.current) return;
    isSaid.current = true;
    notices.say(saying(noticeWords, 'offline'));
  });
}
