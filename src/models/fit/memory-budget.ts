/** Which holders of memory must be freed to make room. Pure: the owners free it. */

export interface Holder {
  id: string;
  kind: 'session' | 'cache' | 'ring';
  /** Estimated bytes. */
  bytes: number;
  /** Milliseconds that it takes to load again. */
  reloadMs: number;
  /** In use, and therefore never freed. */
  isPinned: boolean;
  /** Time of the last use, in milliseconds on any one clock. */
  usedAt: number;
}

/**
 * `fits`: there is room after freeing the holders in `without`, which may be empty. `pinned`: there would be room without what is in use.
 */
export type Room = { kind: 'fits'; without: readonly string[] } | { kind: 'pinned' } | { kind: 'too-large' };

const bytesPerGb = 1e9;
const leastBudget = 1 * bytesPerGb;
const mostBudget = 4 * bytesPerGb;
/** A quarter of the device's memory, in bytes, within bounds. */
export function memoryBudget(deviceMemoryGb: number): number {
  return Math.min(mostBudget, Math.max(leastBudget, (deviceMemoryGb / 4) * bytesPerGb));
}

/**
 * Which holders to free so that `bytes` more fit into the budget. Those that free most bytes per millisecond of reloading go first, and
 * among equals the least recently used; holders that need not go after all are kept.
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
  // The last holder chosen may have been large enough alone.
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
