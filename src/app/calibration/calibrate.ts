/**
 * Tries a model on every backend that this device has for it, over a clip of known words: the fastest that is right is chosen. Loaded
 * when a model is first tested.
 */

import { throwIfCancelled } from '../../core/cancel.ts';
import { shuffled } from '../../core/random.ts';
import type { Verdict } from '../../models/fit/verdict.ts';
import type { Backend } from '../../protocol/runtime.ts';
import type { LoadableModel } from '../engine/engine-slot.ts';
import { bestOf, judgeTrials } from './judge-trials.ts';
import { readClip } from './known-clip.ts';
import type { TestStep } from './running-trial.ts';
import { TrialEngine, type TrialPlan } from './trial-engine.ts';

const rounds = 5;
const passes = 1 + rounds;
/** What is this much slower than the fastest at its first pass is not passed again. */
const hopeless = 3;

export interface CalibrationOrder extends Pick<TrialPlan, 'create' | 'runtime'> {
  loadable: LoadableModel;
  revision: string;
  device: string;
  candidates: readonly Backend[];
  /** There is memory for all of them at once: then they take turns. */
  areTogether: boolean;
  /** Told before the first pass and after each, in passes. */
  onStep: (step: TestStep) => void;
  signal: AbortSignal;
}

/** Rejects with `cancelled`, or with `asset-missing` without the clip. What befalls a backend is in its trial. */
export async function calibrate(order: CalibrationOrder): Promise<Verdict> {
  const { loadable, candidates, signal, onStep } = order;
  const samples = await readClip();
  const engines = candidates.map((backend) => new TrialEngine({ ...order, backend, samples }));
  const stop = () => engines.forEach((engine) => void engine.end());
  signal.addEventListener('abort', stop);
  onStep({ done: 0, of: passes * engines.length });
  try {
    await (order.areTogether ? inTurns(engines, order) : oneAfterAnother(engines, order));
  } finally {
    signal.removeEventListener('abort', stop);
    stop();
  }
  const trials = judgeTrials(engines, loadable.languages);
  const { model } = loadable;
  return { model, revision: order.revision, device: order.device, trials, chosen: bestOf(trials), at: Date.now() };
}

type Watch = Pick<CalibrationOrder, 'signal' | 'onStep'>;

/** Every round in another order, so that a busy moment of the device strikes all alike. */
async function inTurns(engines: readonly TrialEngine[], { signal, onStep }: Watch): Promise<void> {
  const of = passes * engines.length;
  let done = 0;
  for (let round = 0; round < passes; round++) {
    const best = fastestFirst(engines);
    for (const engine of shuffled(engines)) {
      throwIfCancelled(signal, 'the trial');
      if (round === 0 || isHopeful(engine, best)) await engine.run();
      onStep({ done: ++done, of });
    }
  }
  throwIfCancelled(signal, 'the trial');
}

async function oneAfterAnother(engines: readonly TrialEngine[], { signal, onStep }: Watch): Promise<void> {
  for (const [index, engine] of engines.entries()) {
    for (let round = 0; round < passes; round++) {
      throwIfCancelled(signal, 'the trial');
      if (round === 0 || isHopeful(engine, fastestFirst(engines))) await engine.run();
      onStep({ done: index * passes + round + 1, of: passes * engines.length });
    }
    engine.end();
  }
  throwIfCancelled(signal, 'the trial');
}

/** Milliseconds of the fastest first pass. */
function fastestFirst(engines: readonly TrialEngine[]): number {
  return Math.min(...engines.flatMap(({ passes: [first] }) => first ?? []));
}

function isHopeful({ passes: [first] }: TrialEngine, best: number): boolean {
  return first !== undefined && first <= hopeless * best;
}
