/** What holds memory on this page, by the estimate of its bytes, and what can be let go of it. Loaded with what changes models. */

import { type Holder, memoryBudget, type Room, roomFor } from '../../models/fit/memory-budget.ts';
import { engineBytes, listeningBytes, ringBytes } from '../../models/fit/memory-estimate.ts';
import type { EngineSlot } from './engine-slot.ts';
import type { EngineSlots, SpeechThreads } from './speech-threads.ts';

export interface Memory {
  budget: number;
  holders(): Holder[];
  /** What has to go so that so many bytes more fit. */
  roomFor(bytes: number): Room;
  /** Lets go of what `roomFor` has named. */
  letGo(ids: readonly string[]): void;
  /** Counts what is about to be loaded, until the returned function is called. */
  hold(id: string, bytes: number): () => void;
}

export interface MemoryPlan {
  threads: Pick<SpeechThreads, 'state'> & Pick<EngineSlots, 'slot'>;
  /** A recording or a file: nothing that is loaded can go. */
  isAtWork: () => boolean;
}

const session = 'engine';

export function createMemory({ threads, isAtWork }: MemoryPlan): Memory {
  const budget = memoryBudget(deviceMemory());
  const coming = new Map<string, number>();
  let usedAt = 0;

  function engineHolder(slot: EngineSlot): Holder[] {
    const model = slot.model();
    const state = slot.state.value;
    if (!model || state.at !== 'ready') return [];
    const { compileMs, warmUpMs, on } = state.info;
    const isPinned = isAtWork() || slot.thread.isBusy();
    if (isPinned) usedAt = performance.now();
    const bytes = engineBytes(slot.bytes(), model.family, on);
    return [{ id: session, kind: 'session', bytes, reloadMs: compileMs + warmUpMs, isPinned, usedAt }];
  }

  function holders(): Holder[] {
    const pinned = { reloadMs: 0, isPinned: true, usedAt: performance.now() };
    return [
      ...engineHolder(threads.slot.value),
      { id: 'listening', kind: 'session', bytes: listeningBytes, ...pinned },
      { id: 'history', kind: 'ring', bytes: ringBytes, ...pinned },
      ...[...coming].map(([id, bytes]): Holder => ({ id, kind: 'session', bytes, ...pinned })),
    ];
  }

  return {
    budget,
    holders,
    roomFor: (bytes) => roomFor(bytes, holders(), budget),
    letGo(ids) {
      if (ids.includes(session)) threads.slot.value.sleep();
    },
    hold(id, bytes) {
      coming.set(id, bytes);
      return () => coming.delete(id);
    },
  };
}

/** In GB, as far as the browser tells. */
function deviceMemory(): number | undefined {
  return (navigator as { deviceMemory?: number }).deviceMemory;
}
