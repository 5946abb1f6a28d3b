/**
 * The engine of the exact model, in a worker of its own beside the one that writes live. Where there is no memory for both, one works after
 * the other.
 */

import type { EngineApi, EngineInfo } from '../../protocol/engine.ts';
import type { EngineSlot } from '../engine/engine-slot.ts';
import type { EngineSlots, SpeechThreads } from '../engine/speech-threads.ts';
import type { ModelControl } from '../models/model-control.ts';
import type { Thread } from '../thread-supervisor.ts';

/** Bytes that both models may take together, by the ledger's estimate. */
export const mostTogether = 800e6;

export interface ExactModelPlan {
  threads: Pick<SpeechThreads, 'ready'> & Pick<EngineSlots, 'slot' | 'create'>;
  control: () => Promise<Pick<ModelControl, 'open' | 'memory'>>;
}

export interface ExactModel {
  /** Bytes of all models together with it, and what they may take. Rejects as opening a model does. */
  room(id: string): Promise<{ bytes: number; budget: number }>;
  /** Whether there is memory for it beside the model that writes live. Rejects as opening a model does. */
  fitsBeside(id: string): Promise<boolean>;
  /** Its engine, which is started where it is not yet. Rejects as opening and loading do. */
  engine(id: string): Promise<Pick<Thread<EngineApi>, 'call'>>;
  /** What it is able to, once it is loaded. Rejects as `engine` does. */
  ready(id: string): Promise<EngineInfo>;
  /** A recording begins: frees its memory where the model that writes live had to go for it. */
  giveWay(): void;
  /** Frees its memory, and loads the other model again where it had to go. */
  close(): void;
}

export function createExactModel({ threads, control }: ExactModelPlan): ExactModel {
  let opened: { id: string; slot: EngineSlot; release: () => void; isAlone: boolean } | null = null;

  /** The model whose room was asked for last: who waits for memory asks again and again, and its files stay the same. */
  let sized: { id: string; bytes: number } | null = null;

  /** One thread, as whoever speaks comes first. */
  async function load(id: string) {
    const { open, memory } = await control();
    const loadable = await open(id, { threads: 1 });
    sized = { id, bytes: memory.of(loadable.bytes, loadable.family, loadable.backends[0]) };
    return { loadable, bytes: sized.bytes, memory };
  }

  async function room(id: string) {
    const bytes = sized?.id === id ? sized.bytes : (await load(id)).bytes;
    const { memory } = await control();
    const held = memory.holders().reduce((sum, holder) => sum + holder.bytes, 0);
    return { bytes: held + bytes, budget: Math.min(mostTogether, memory.budget) };
  }

  async function fits(id: string) {
    const { bytes, budget } = await room(id);
    return bytes <= budget;
  }

  function close(): void {
    const last = opened;
    opened = null;
    sized = null;
    last?.slot.thread.handOver();
    last?.release();
    if (last?.isAlone) threads.ready().catch(() => {});
  }

  async function loaded(id: string): Promise<EngineSlot> {
    if (opened?.id !== id) {
      close();
      const { loadable, bytes, memory } = await load(id);
      const isAlone = !(await fits(id)) && threads.slot.value.sleep();
      const slot = threads.create({ id, open: async () => loadable });
      opened = { id, slot, release: memory.hold(id, bytes), isAlone };
      try {
        await slot.ready();
      } catch (error) {
        close();
        throw error;
      }
    }
    return opened!.slot;
  }

  return {
    room,
    fitsBeside: async (id) => opened?.id === id || (await fits(id)),
    engine: async (id) => (await loaded(id)).thread,
    ready: async (id) => (await loaded(id)).ready(),
    giveWay() {
      if (opened?.isAlone) close();
    },
    close,
  };
}
