/**
 * Engines beside the current one, with the same model, each in a worker of its own with one thread: several windows of a long file are
 * recognised at once. Loaded with the first file.
 */

import { effect, type ReadonlySignal } from '@preact/signals';
import { type Backend, usesGpu } from '../../protocol/runtime.ts';
import { isDeath } from '../thread-supervisor.ts';
import type { EngineSlot, LoadableModel } from './engine-slot.ts';
import type { FurtherEngines } from './further-engines.ts';
import type { Memory } from './memory-use.ts';
import { type PoolDevice, poolSize } from './pool-size.ts';
import type { EngineSlots, SpeechThreads } from './speech-threads.ts';

export interface EnginePoolPlan {
  threads: Pick<SpeechThreads, 'ready'> & Pick<EngineSlots, 'slot' | 'create'>;
  /** Loads the ledger of memory. */
  memory: () => Promise<MemoryLedger>;
  cores: number;
  /** The engines are of no use any more, or in the way, whenever this changes; none is started while it is null. */
  purpose: ReadonlySignal<string | null>;
}

/** Of estimates in bytes. */
export interface MemoryLedger extends Pick<Memory, 'budget' | 'hold'>, Pick<PoolDevice, 'holders'> {
  of(fileBytes: number, family: LoadableModel['family']): number;
}

interface PoolMember {
  slot: EngineSlot;
  release: () => void;
  isReady: boolean;
}

export function createEnginePool({ threads, memory, cores, purpose }: EnginePoolPlan): FurtherEngines {
  const members = new Set<PoolMember>();
  let growing: Promise<void> | null = null;
  let started = 0;
  /** One was no good: another would be none either. */
  let isAtLimit = false;

  function end(member: PoolMember): void {
    if (!members.delete(member)) return;
    member.slot.thread.handOver();
    member.release();
  }

  async function grow(onReady: () => void): Promise<void> {
    const wanted = purpose.value;
    const { on } = await threads.ready();
    const model = threads.slot.value.model();
    // A GPU computes one pass at a time, and has no room for more copies of the weights.
    if (wanted === null || isAtLimit || !model || usesGpu(on)) return;
    const ledger = await memory();
    const bytes = ledger.of(model.bytes, model.family);
    while (
      purpose.value === wanted &&
      !isAtLimit &&
      members.size < poolSize({ ...ledger, cores, on, bytes, members: members.size })
    ) {
      await add(alone(model, on), ledger.hold(`files ${++started}`, bytes));
      onReady();
    }
  }

  /** Rejects when the model cannot be loaded once more. */
  async function add(model: LoadableModel, release: () => void): Promise<void> {
    const member = { slot: threads.create({ id: model.model, open: async () => model }), release, isReady: false };
    members.add(member);
    try {
      await member.slot.ready();
      member.isReady = true;
    } catch (error) {
      isAtLimit = true;
      end(member);
      throw error;
    }
  }

  effect(() => {
    purpose.value;
    threads.slot.value;
    isAtLimit = false;
    for (const member of members) end(member);
  });

  return {
    engines: () => [...members].filter(({ isReady }) => isReady).map(({ slot }) => slot.thread),
    async grow(onReady) {
      // What cannot be loaded once more is no loss: the current engine does the work.
      growing ??= grow(onReady)
        .catch((error) => {
          // The work may be done before it is loaded.
          const isLetGo = isDeath(error) && error.afterwards === 'handover';
          if (!isLetGo) console.warn('no further engine', error);
        })
        .finally(() => {
          growing = null;
        });
      await growing;
    },
    drop(engine) {
      isAtLimit = true;
      for (const member of members) if (member.slot.thread === engine) end(member);
    },
  };
}

/** The model on the backend that has proved itself, with one thread. */
function alone(model: LoadableModel, on: Backend): LoadableModel {
  return { ...model, backends: [{ ...on, threads: 1 }] };
}
