/** Trials of models on this device: on request, and automatically when a verdict is outdated. */

import type { ReadonlySignal } from '@preact/signals';
import { AppError } from '../../core/errors.ts';
import { candidatesFor } from '../../models/fit/candidates.ts';
import { engineBytes } from '../../models/fit/memory-estimate.ts';
import type { Verdict } from '../../models/fit/verdict.ts';
import { whenIdle } from '../../platform/idle.ts';
import type { Backend } from '../../protocol/runtime.ts';
import type { Device } from '../engine/device-capabilities.ts';
import { type KnownModel, loadableModel } from '../engine/loadable-model.ts';
import type { Memory } from '../engine/memory-use.ts';
import type { EngineSlots } from '../engine/speech-threads.ts';
import { calibrate } from './calibrate.ts';
import type { TestStep } from './running-trial.ts';
import type { VerdictStore } from './verdict-store.ts';

export interface ModelTrials {
  /** Tries all backends of the device. Rejects with `cancelled` (also when a recording begins), `out-of-memory` or `asset-missing`. */
  test(id: string, onStep: (step: TestStep) => void, signal: AbortSignal): Promise<Verdict>;
  /** Tests the model as soon as the page is idle. */
  testWhenIdle(id: string): Promise<void>;
}

export interface ModelTrialsPlan {
  slots: Pick<EngineSlots, 'createWorker' | 'runtime'>;
  find: (id: string) => Promise<KnownModel>;
  device: Device;
  verdicts: Pick<VerdictStore, 'keep'>;
  memory: Memory;
  /** Whether a recording or a file is in progress: no trial runs at the same time. */
  isAtWork: ReadonlySignal<boolean>;
  /** Called after a test that the person did not request. */
  onTested: (verdict: Verdict) => Promise<void>;
}

export function createModelTrials(plan: ModelTrialsPlan): ModelTrials {
  const { device, memory, isAtWork } = plan;
  const awaited = new Set<string>();

  /**
   * Frees memory for the largest candidate. Returns true when all candidates fit at once without freeing anything. Throws `out-of-memory`.
   */
  function makeRoom(bytesOf: (backend: Backend) => number, candidates: readonly Backend[]): boolean {
    const each = candidates.map(bytesOf);
    const together = memory.roomFor(each.reduce((sum, bytes) => sum + bytes, 0));
    if (together.kind === 'fits' && together.without.length === 0) return true;
    const room = memory.roomFor(Math.max(...each));
    if (room.kind !== 'fits') throw new AppError('out-of-memory', 'there is no room for a trial');
    memory.letGo(room.without);
    return false;
  }

  async function test(id: string, onStep: (step: TestStep) => void, signal: AbortSignal): Promise<Verdict> {
    const working = new AbortController();
    const stopWatching = isAtWork.subscribe((isOn) => {
      if (isOn) working.abort();
    });
    try {
      const model = await plan.find(id);
      const loadable = loadableModel(model, device, null);
      const candidates = candidatesFor(model.family, model.precisions, device);
      const verdict = await calibrate({
        create: plan.slots.createWorker,
        runtime: plan.slots.runtime,
        loadable,
        revision: model.revision,
        device: device.key,
        candidates,
        areTogether: makeRoom((backend) => engineBytes(loadable.bytes, loadable.family, backend), candidates),
        onStep,
        signal: AbortSignal.any([signal, working.signal]),
      });
      return plan.verdicts.keep(verdict);
    } finally {
      stopWatching();
    }
  }

  async function testWhenIdle(id: string): Promise<void> {
    if (awaited.has(id)) return;
    awaited.add(id);
    const { signal } = new AbortController();
    await whenIdle({ isBusy: () => isAtWork.value, signal });
    try {
      await plan.onTested(await test(id, () => {}, signal));
      awaited.delete(id);
    } catch (error) {
      awaited.delete(id);
      // A recording interrupted the test.
      if (error instanceof AppError && error.code === 'cancelled') return testWhenIdle(id);
      console.warn(`${id} could not be tested`, error);
    }
  }

  return { test, testWhenIdle };
}
