/** What begins once the page stands, and is fetched then: updates, the handle for scripts, and what the address asks for. */

import type { Signal } from '@preact/signals';
import { watchUpdates } from '../platform/updates.ts';
import { type AutomationPlan, createAutomation } from './automation.ts';

export interface StartPlan extends AutomationPlan {
  /** A reload would interrupt or lose something. */
  isAtWork: () => boolean;
  /** Written here: installs the new version that waits, and reloads. */
  waitingUpdate: Signal<(() => void) | null>;
  /** Of the audio thread's script. */
  workletUrl: string;
  isRecordingAsked: boolean;
}

export function start({ isAtWork, waitingUpdate, workletUrl, isRecordingAsked, ...plan }: StartPlan): void {
  Object.assign(globalThis, { sotto: createAutomation(plan) });
  watchUpdates({
    isBusy: isAtWork,
    onWaiting(apply) {
      waitingUpdate.value = apply;
    },
  });
  addEventListener('beforeunload', (event) => {
    if (isAtWork()) event.preventDefault();
  });
  // Before the first press: where no service worker keeps it, the audio thread's script would be fetched while recording.
  fetch(workletUrl).catch(() => {});
  // A link from elsewhere must not open the microphone, and a reload not record again.
  if (isRecordingAsked) {
    history.replaceState(null, '', location.pathname);
    if (matchMedia('(display-mode: standalone)').matches) void plan.dictation.start();
  }
}
