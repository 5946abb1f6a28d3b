/** Loads parts of the page when they are first needed. */

import { useSignal, useSignalEffect } from '@preact/signals';
import { wordsArrived } from '../../i18n/language.ts';

/** The loaded part; null until then. `isWanted` may read signals: a failed load is repeated when one of them changes. */
export function useLoaded<Part>(
  isWanted: () => boolean,
  load: () => Promise<Part>,
  onMissing: (cause: unknown) => void = () => {},
): Part | null {
  const loaded = useSignal<Part | null>(null);
  useSignalEffect(() => {
    if (!isWanted() || loaded.peek()) return;
    load().then(async (part) => {
      await wordsArrived();
      loaded.value = part;
    }, onMissing);
  });
  return loaded.value;
}
