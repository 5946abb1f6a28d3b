/** Fetches the message about sound that gave no text when there is one. */

import type { Withheld } from '../../app/withheld/withheld-offer.ts';
import { useLoaded } from '../parts/use-loaded.ts';

export function WithheldLoader({ withheld }: { withheld: Withheld }) {
  const message = useLoaded(
    () => withheld.offer.value !== null,
    () => import('./withheld-message.tsx'),
    // Without the script there is nothing to press.
    () => withheld.dismiss(),
  );
  // Always there: a live region has to be on the page before its first message. Its progress is for the eyes.
  const isAtWork = withheld.offer.value?.progress != null;
  return (
    <div class="notices" aria-live={isAtWork ? 'off' : 'polite'}>
      {message && <message.WithheldLine withheld={withheld} />}
    </div>
  );
}
