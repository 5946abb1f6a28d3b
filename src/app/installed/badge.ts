/** A dot on the icon of the installed app while work runs. */

import { effect, type ReadonlySignal } from '@preact/signals';

/** For as long as the page lives; browsers without badges, and pages that are no installed app, are left alone. */
export function showWorkOnIcon(isWorking: ReadonlySignal<boolean>): void {
  effect(() => {
    const shown = isWorking.value ? navigator.setAppBadge?.() : navigator.clearAppBadge?.();
    shown?.catch(() => {});
  });
}
