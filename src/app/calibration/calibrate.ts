/**
 * Tries a model on every backend of this device over a clip of known words, and chooses the fastest correct one. Loaded when a model is
 * first tested.
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
/** A backend whose first pass takes this many times the fastest one is given no further passes. */
const hopeless = 3;

export interface CalibrationOrder extends Pick<TrialPlan, 'create' | 'runtime'> {
  loadable: LoadableModel;
  revision: string;
  device: string;
  candidates: readonly Backend[];
  /** Whether all candidates fit in memory at once; then they alternate. */
  areTogether: boolean;
  /** Called before the first pass and after each; `done` and `of` count passes. */
  onStep: (step: TestStep) => void;
  signal: AbortSignal;
}

/**
 * Runs the trials. Rejects with `cancelled`, or with `asset-missing` when the clip cannot be fetched. The failure of a backend is part of
 * its trial.
 */
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

/** Runs the passes in rounds, each in a different order, so that a busy moment of the device affects all alike. */
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
