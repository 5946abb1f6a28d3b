/** Loads parts of the page when they are first needed. */

import { useSignal, useSignalEffect } from '@preact/signals';
import { missing } from '../../app/load-once.ts';
import { wordsArrived } from '../../i18n/language.ts';
import { type Attempt, silently } from './attempt.ts';

/**
 * The loaded part; null until then. `isWanted` may read signals: a failed load is repeated when one of them changes. `attempt` is told of a
 * failure, with `asset-missing` where a script cannot be fetched, and of a success.
 */
export function useLoaded<Part>(
  isWanted: () => boolean,
  load: () => Promise<Part>,
  attempt: Attempt = silently,
): Part | null {
  const loaded = useSignal<Part | null>(null);
  useSignalEffect(() => {
    if (!isWanted() || loaded.peek()) return;
    void attempt(async () => {
      const part = await load().catch((cause: unknown) => {
        throw missing('a part of the page', cause);
      });
      await wordsArrived();
      loaded.value = part;
    });
  });
  return loaded.value;
}
