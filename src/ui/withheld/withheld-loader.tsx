/** Loads the message about sound without text when there is such sound. */

import type { Withheld } from '../../app/withheld/withheld-offer.ts';
import { useLoaded } from '../parts/use-loaded.ts';

export function WithheldLoader({ withheld }: { withheld: Withheld }) {
  const message = useLoaded(
    () => withheld.offer.value !== null,
    () => import('./withheld-message.tsx'),
    // Without the script the message cannot be shown.
    (run) => run().catch(() => withheld.dismiss()),
  );
  // A live region must be on the page before its first message. Progress is not announced.
  const isAtWork = withheld.offer.value?.progress != null;
  return (
    <div class="notices" aria-live={isAtWork ? 'off' : 'polite'}>
      {message && <message.WithheldLine withheld={withheld} />}
    </div>
  );
}
