/** Follows the switch by which the app asks the network for nothing. */

import { effect, type ReadonlySignal } from '@preact/signals';
import { stayOffline } from '../../platform/service-worker/stay-offline.ts';
import type { PageSettings } from '../page-settings.ts';
import type { Pingable, Thread } from '../thread-supervisor.ts';

interface OfflinePlan {
  settings: ReadonlySignal<Pick<PageSettings, 'staysOffline'>>;
  modelsThread: Pick<Thread<Pingable>, 'handOver'>;
}

/** From now on, for as long as the page lives. */
export function keepOffline({ settings, modelsThread }: OfflinePlan): void {
  let wasOn = settings.peek().staysOffline;
  effect(() => {
    const isOn = settings.value.staysOffline;
    stayOffline(isOn);
    // What it fetches now would go on, and it may be older than the service worker: the next one is behind it.
    if (isOn && !wasOn) modelsThread.handOver();
    wasOn = isOn;
  });
}
