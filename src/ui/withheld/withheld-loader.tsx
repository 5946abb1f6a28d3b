/** Fetches the message about sound that gave no text when there is one. */

import { useSignal, useSignalEffect } from '@preact/signals';
import type { Withheld } from '../../app/withheld/withheld-offer.ts';

export function WithheldLoader({ withheld }: { withheld: Withheld }) {
  const loaded = useSignal<typeof import('./withheld-message.tsx') | null>(null);
  useSignalEffect(() => {
    if (!withheld.offer.value || loaded.peek()) return;
    import('./withheld-message.tsx').then(
      (module) => {
        loaded.value = module;
      },
      // Without the script there is nothing to press.
      () => withheld.dismiss(),
    );
  });
  // Always there: a live region has to be on the page before its first message. Its progress is for the eyes.
  const isAtWork = withheld.offer.value?.progress != null;
  return (
    <div class="notices" aria-live={isAtWork ? 'off' : 'polite'}>
      {loaded.value && <loaded.value.WithheldLine withheld={withheld} />}
    </div>
  );
}
