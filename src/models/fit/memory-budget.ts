/** What holds much memory, and what of it has to go to make room. Pure: whoever holds it lets go of it. */

export interface Holder {
  id: string;
  kind: 'session' | 'cache' | 'ring';
  /** Estimated, from the moment that it is there. */
  bytes: number;
  /** Milliseconds that it takes to have it again. */
  reloadMs: number;
  /** In use: never let go. */
  isPinned: boolean;
  /** When it was last used, in milliseconds on any one clock. */
  usedAt: number;
}

/** `fits`: with these let go, which may be none. `pinned`: it would fit if what is in use were not there. */
export type Room = { kind: 'fits'; without: readonly string[] } | { kind: 'pinned' } | { kind: 'too-large' };

const bytesPerGb = 1e9;
const leastBudget = 1 * bytesPerGb;
const mostBudget = 4 * bytesPerGb;
/** Browsers that do not tell are mostly on devices with at least this much. */
const usualGb = 4;

/** A quarter of the device's memory, as far as the browser tells it (navigator.deviceMemory, in GB). */
export function memoryBudget(deviceMemoryGb: number | undefined): number {
  return Math.min(mostBudget, Math.max(leastBudget, ((deviceMemoryGb ?? usualGb) / 4) * bytesPerGb));
}

/**
 * What has to go so that `bytes` more fit the budget. What frees most for each millisecond of reloading goes first, and of equals
 * what was used longest ago; what need not go after all is kept.
 */
export function roomFor(bytes: number, holders: readonly Holder[], budget: number): Room {
  if (bytes > budget) return { kind: 'too-large' };
  let over = holders.reduce((sum, holder) => sum + holder.bytes, bytes) - budget;
  const going: Holder[] = [];
  for (const holder of holders.filter(({ isPinned }) => !isPinned).sort(byCost)) {
    if (over <= 0) break;
    going.push(holder);
    over -= holder.bytes;
  }
  if (over > 0) return { kind: 'pinned' };
  // The last one may have been large enough alone.
  const needed = going.filter((holder) => {
    if (over + holder.bytes > 0) return true;
    over += holder.bytes;
    return false;
  });
  return { kind: 'fits', without: needed.map(({ id }) => id) };
}

function byCost(a: Holder, b: Holder): number {
  return a.reloadMs / a.bytes - b.reloadMs / b.bytes || a.usedAt - b.usedAt;
}
