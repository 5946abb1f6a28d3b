/** One view passes into the next, where the browser can and the person has not asked for stillness. */

import { prefersStillness } from './media-queries.ts';

export function changeSmoothly(change: () => void): void {
  if (prefersStillness.value || !('startViewTransition' in document)) {
    change();
    return;
  }
  const transition = document.startViewTransition(async () => {
    change();
    // The page is drawn with the next task.
    await new Promise((drawn) => setTimeout(drawn));
  });
  // In a hidden window there is none.
  transition.ready.catch(() => {});
}
