/** Media queries as signals. */

import { type ReadonlySignal, signal } from '@preact/signals';

/** The same width as in `styles/pages.css`: on narrower pages the sidebar is a drawer. */
export const isNarrow = watch('(max-width: 47.5rem)');
export const prefersStillness = watch('(prefers-reduced-motion: reduce)');

function watch(query: string): ReadonlySignal<boolean> {
  const list = matchMedia(query);
  const matches = signal(list.matches);
  list.addEventListener('change', () => {
    matches.value = list.matches;
  });
  return matches;
}
