/** How many engines a device has room for beside the current one. Pure. */

import type { Holder } from '../../models/fit/memory-budget.ts';
import type { Backend } from '../../protocol/runtime.ts';

/** One thread finds speech about as fast as seven engines with the smallest model recognise it. */
const mostBeside = 6;
/** The share of the memory that models may take which is for files: whoever opens one does something else meanwhile. */
const shareForFiles = 0.5;

export interface PoolDevice {
  /** Logical cores. */
  cores: number;
  /** Where the current engine runs, which has its threads. */
  on: Pick<Backend, 'threads'>;
  /** Bytes of one more engine, of all that models may take, and of what is taken. */
  bytes: number;
  budget: number;
  holders(): readonly Pick<Holder, 'bytes'>[];
  /** Engines that are in `holders` already. */
  members: number;
}

export function poolSize({ cores, on, bytes, budget, holders, members }: PoolDevice): number {
  const held = holders().reduce((sum, holder) => sum + holder.bytes, 0);
  const more = Math.floor((shareForFiles * budget - held) / bytes);
  return Math.max(0, Math.min(mostBeside, cores - on.threads, members + more));
}
