/** Loads the card about an interrupted recording when there is one, and nobody dictates. */

import type { App } from '../../app/app.ts';
import { useLoaded } from '../parts/use-loaded.ts';

export function InterruptedLoader({ app }: { app: App }) {
  const isWanted = () => app.interrupted.value.length > 0 && app.dictation.state.value.at !== 'recording';
  const loaded = useLoaded(isWanted, async () => {
    const [card, recovery] = await Promise.all([import('../library/interrupted-card.tsx'), app.recovery()]);
    return { ...card, recovery };
  });
  // A live region must be on the page before its first message.
  return (
    <div class="notices" aria-live="polite">
      {loaded && isWanted() && (
        <loaded.InterruptedCard recovery={loaded.recovery} interrupted={app.interrupted.value} notices={app.notices} />
      )}
    </div>
  );
}
