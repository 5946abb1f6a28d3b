/**
 * Switches to another model without an interruption: the new model is loaded into its own engine while the previous one works, and pending
 * recognition is repeated there. Loaded when a model is changed.
 */

import type { ReadonlySignal } from '@preact/signals';
import { AppError } from '../../core/errors.ts';
import { engineBytes } from '../../models/fit/memory-estimate.ts';
import type { EngineInfo } from '../../protocol/engine.ts';
import { becomesFalse } from '../becomes-false.ts';
import type { EngineSlot, LoadableModel } from '../engine/engine-slot.ts';
import type { Memory } from '../engine/memory-use.ts';
import type { EngineSlots, SpeechThreads } from '../engine/speech-threads.ts';
import { ThreadDeath } from '../thread-supervisor.ts';

export interface ModelSwitchPlan {
  threads: Pick<SpeechThreads, 'ready'> & Pick<EngineSlots, 'create' | 'replaceEngine'>;
  memory: Memory;
  isAtWork: ReadonlySignal<boolean>;
  /** Called when there is no memory for both models: the switch waits until the recording or file has ended. */
  onPostponed: (model: string) => void;
}

/**
 * Resolves when the model runs. Rejects, and keeps the previous model, with `out-of-memory`, with `cancelled` (by a later switch), or with
 * the error of loading.
 */
export type SwitchTo = (loadable: LoadableModel) => Promise<EngineInfo>;

export function createModelSwitch({ threads, memory, isAtWork, onPostponed }: ModelSwitchPlan): SwitchTo {
  let turn = 0;
  let coming: EngineSlot | undefined;

  async function makeRoom(loadable: LoadableModel): Promise<void> {
    const bytes = bytesOf(loadable);
    let room = memory.roomFor(bytes);
    if (room.kind === 'pinned' && isAtWork.value) {
      onPostponed(loadable.model);
      await becomesFalse(isAtWork);
      room = memory.roomFor(bytes);
    }
    if (room.kind === 'fits') return memory.letGo(room.without);
    const [needed, budget] = [bytes, memory.budget].map((size) => Math.round(size / 1e6));
    throw new AppError('out-of-memory', `${loadable.model} needs about ${needed} MB of ${budget} MB`);
  }

  return async (loadable) => {
    const own = ++turn;
    coming?.thread.handOver();
    const throwIfOvertaken = () => {
      if (own !== turn) throw new AppError('cancelled', 'another model was chosen meanwhile');
    };
    await makeRoom(loadable);
    throwIfOvertaken();
    const next = threads.create({ id: loadable.model, open: async () => loadable });
    coming = next;
    const release = memory.hold(loadable.model, bytesOf(loadable));
    try {
      const info = await next.ready();
      throwIfOvertaken();
      threads.replaceEngine(next);
      return info;
    } catch (error) {
      next.thread.handOver();
      // The previous model may have been unloaded to make room; it is loaded again.
      threads.ready().catch(() => {});
      if (error instanceof ThreadDeath && error.afterwards === 'handover') throwIfOvertaken();
      throw error;
    } finally {
      release();
      if (coming === next) coming = undefined;
    }
  };
}

function bytesOf({ bytes, family, backends }: LoadableModel): number {
  return engineBytes(bytes, family, backends[0]!);
}
