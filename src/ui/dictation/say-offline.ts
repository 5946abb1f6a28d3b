/** Says once that being offline changes nothing. */

import { useSignalEffect } from '@preact/signals';
import { useRef } from 'preact/hooks';
import type { App } from '../../app/app.ts';
import { messages } from '../../i18n/messages.en.ts';

export function useSayOffline({ isOnline, notices }: App): void {
  const isSaid = useRef(false);
  useSignalEffect(() => {
    if (isOnline.value || isSaid.current) return;
    isSaid.current = true;
    notices.say(messages.notices.offline);
  });
}
