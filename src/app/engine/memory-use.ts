/** Estimates the memory in use on this page, and frees memory for other models. Loaded together with the switch of models. */

import { deviceMemoryGb } from '../../models/fit/device-memory.ts';
import { type Holder, memoryBudget, type Room, roomFor } from '../../models/fit/memory-budget.ts';
import { engineBytes, listeningBytes, ringBytes } from '../../models/fit/memory-estimate.ts';
import type { EngineSlot } from './engine-slot.ts';
import type { EngineSlots, SpeechThreads } from './speech-threads.ts';

export interface Memory {
  budget: number;
  holders(): Holder[];
  /** Whether `bytes` more fit, and the holders that must be freed first. */
  roomFor(bytes: number): Room;
  /** Frees the holders that `roomFor` named. */
  letGo(ids: readonly string[]): void;
  /** Reserves `bytes` for something that is being loaded, until the returned function is called. */
  hold(id: string, bytes: number): () => void;
}

export interface MemoryPlan {
  threads: Pick<SpeechThreads, 'state'> & Pick<EngineSlots, 'slot'>;
  /** Whether a recording or a file is in progress: then loaded models must stay. */
  isAtWork: () => boolean;
}

const session = 'engine';

export function createMemory({ threads, isAtWork }: MemoryPlan): Memory {
  const budget = memoryBudget(deviceMemoryGb(navigator));
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
