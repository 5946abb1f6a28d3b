/** Files that wait for their turn are kept, one after another, so that they come back when the tab goes. */

import type { ReadonlySignal } from '@preact/signals';
import { becomesFalse } from '../becomes-false.ts';
import type { FileQueue, Work } from './file-queue.ts';
import type { QueuedFile } from './file-state.ts';

/** Files at most: whoever drops a whole archive has it still. */
const most = 50;

interface KeepPlan {
  queue: Pick<FileQueue, 'waiting'>;
  list: ReadonlySignal<readonly QueuedFile[]>;
  /** Whoever speaks comes first. */
  isDictating: ReadonlySignal<boolean>;
}

export function keepThoseThatWait({ queue, list, isDictating }: KeepPlan): void {
  const tried = new WeakSet<Work>();
  let isAtWork = false;

  async function keep(): Promise<void> {
    // So does whoever waits for a first text.
    if (isAtWork || !list.value.some(({ state }) => state.at === 'running' && state.text !== '')) return;
    isAtWork = true;
    for (;;) {
      await becomesFalse(isDictating);
      const next = queue.waiting(most).find((work) => !tried.has(work));
      if (!next) break;
      tried.add(next);
      await next.keep?.();
    }
    isAtWork = false;
  }

  list.subscribe(() => void keep());
}
