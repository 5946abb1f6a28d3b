/** Parts of the page that are fetched when they are first needed. */

import { useSignal, useSignalEffect } from '@preact/signals';

/**
 * Null until the part is there. `isWanted` may read signals: what could not be had is asked for again when one of them changes.
 */
export function useLoaded<Part>(
  isWanted: () => boolean,
  load: () => Promise<Part>,
  onMissing: () => void = () => {},
): Part | null {
  const loaded = useSignal<Part | null>(null);
  useSignalEffect(() => {
    if (!isWanted() || loaded.peek()) return;
    load().then((part) => {
      loaded.value = part;
    }, onMissing);
  });
  return loaded.value;
}
