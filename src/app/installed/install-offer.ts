/** The offer to install the app: once, and to somebody who uses it. */

import { effect, type ReadonlySignal } from '@preact/signals';
import { installed as words } from '../../i18n/files.ts';
import { saying } from '../../i18n/saying.ts';
import { readText, writeText } from '../../platform/kept-text.ts';
import type { Notices } from '../notices.ts';

/** Chromium's event, which no standard has yet (https://wicg.github.io/manifest-incubations/). */
interface BeforeInstallPrompt extends Event {
  prompt(): Promise<unknown>;
}

interface OfferPlan {
  /** The kept dictations that are listed. */
  items: ReadonlySignal<readonly unknown[]>;
  isDictating: ReadonlySignal<boolean>;
  notices: Pick<Notices, 'say'>;
}

/** So many dictations are no trial any more. */
const realUse = 5;
const offeredKey = 'sotto-install-offered';

/** Offers it after a dictation, where the browser can install the page and the person has not been asked before. */
export function offerToInstall({ items, isDictating, notices }: OfferPlan): void {
  if (readText(offeredKey)) return;
  addEventListener(
    'beforeinstallprompt',
    (event) => {
      event.preventDefault();
      const install = event as BeforeInstallPrompt;
      let wasDictating = false;
      effect(() => {
        const hasEnded = wasDictating && !isDictating.value;
        wasDictating = isDictating.value;
        if (!hasEnded || items.value.length < realUse || readText(offeredKey)) return;
        writeText(offeredKey, 'true');
        notices.say(saying(words, 'offer'), {
          label: saying(words, 'install'),
          run: () => void install.prompt().catch(() => {}),
        });
      });
    },
    { once: true },
  );
}
