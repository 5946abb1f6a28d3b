/** Which rows of the list are selected: one by one, or a stretch with the shift key. */

import { type ReadonlySignal, signal } from '@preact/signals';

export interface Selection {
  ids: ReadonlySignal<ReadonlySet<string>>;
  /** Selects the row, or leaves it out again. */
  toggle(id: string): void;
  /** Selects the rows from the last one toggled to this one; `order`: all ids as they are listed. */
  extend(id: string, order: readonly string[]): void;
  clear(): void;
}

export function createSelection(): Selection {
  const ids = signal<ReadonlySet<string>>(new Set());
  let last: string | null = null;

  function toggle(id: string): void {
    const next = new Set(ids.value);
    if (!next.delete(id)) next.add(id);
    ids.value = next;
    last = id;
  }

  return {
    ids,
    toggle,
    extend(id, order) {
      const [from, to] = [order.indexOf(last ?? ''), order.indexOf(id)];
      if (from < 0 || to < 0) return toggle(id);
      ids.value = new Set([...ids.value, ...order.slice(Math.min(from, to), Math.max(from, to) + 1)]);
    },
    clear() {
      ids.value = new Set();
      last = null;
    },
  };
}
