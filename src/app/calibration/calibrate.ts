/**
 * Tries a model on every backend that this device has for it, over a clip of known words: the fastest that is right is chosen. Loaded
 * when a model is first tested.
 */

import { throwIfCancelled } from '../../core/cancel.ts';
import { shuffled } from '../../core/random.ts';
import type { Verdict } from '../../models/fit/verdict.ts';
import type { Backend } from '../../protocol/runtime.ts';
import type { ModelSupply } from '../engine/engine-slot.ts';
import { bestOf, judged } from './judge-trials.ts';
import { readClip } from './known-clip.ts';
import { Contender, type ContenderPlan } from './trial-engine.ts';

const rounds = 5;
const passes = 1 + rounds;
/** What is this much slower than the fastest at its first pass is not passed again. */
const hopeless = 3;

export interface CalibrationOrder extends Pick<ContenderPlan, 'create' | 'runtime'> {
  supply: ModelSupply;
  revision: string;
  device: string;
  candidates: readonly Backend[];
  /** There is memory for all of them at once: then they take turns. */
  areTogether: boolean;
  /** Told before the first pass and after each, in passes. */
  onStep: (step: { done: number; of: number }) => void;
  signal: AbortSignal;
}

/** Rejects with `cancelled`, or with `asset-missing` without the clip. What befalls a backend is in its trial. */
export async function calibrate(order: CalibrationOrder): Promise<Verdict> {
  const { supply, candidates, signal, onStep } = order;
  const samples = await readClip();
  const contenders = candidates.map((backend) => new Contender({ ...order, backend, samples }));
  const stop = () => contenders.forEach((contender) => void contender.end());
  signal.addEventListener('abort', stop);
  onStep({ done: 0, of: passes * contenders.length });
  try {
    await (order.areTogether ? inTurns(contenders, order) : oneAfterAnother(contenders, order));
  } finally {
    signal.removeEventListener('abort', stop);
    stop();
  }
  const trials = judged(contenders, supply.languages);
  const { model } = supply;
  return { model, revision: order.revision, device: order.device, trials, chosen: bestOf(trials), at: Date.now() };
}

type Watch = Pick<CalibrationOrder, 'signal' | 'onStep'>;

/** Every round in another order, so that a busy moment of the device strikes all alike. */
async function inTurns(contenders: readonly Contender[], { signal, onStep }: Watch): Promise<void> {
  const of = passes * contenders.length;
  let done = 0;
  for (let round = 0; round < passes; round++) {
    const best = fastestFirst(contenders);
    for (const contender of shuffled(contenders)) {
      throwIfCancelled(signal, 'the trial');
      if (round === 0 || isHopeful(contender, best)) await contender.run();
      onStep({ done: ++done, of });
    }
  }
  throwIfCancelled(signal, 'the trial');
}

async function oneAfterAnother(contenders: readonly Contender[], { signal, onStep }: Watch): Promise<void> {
  for (const [index, contender] of contenders.entries()) {
    for (let round = 0; round < passes; round++) {
      throwIfCancelled(signal, 'the trial');
      if (round === 0 || isHopeful(contender, fastestFirst(contenders))) await contender.run();
      onStep({ done: index * passes + round + 1, of: passes * contenders.length });
    }
    contender.end();
  }
  throwIfCancelled(signal, 'the trial');
}

/** Milliseconds of the fastest first pass. */
function fastestFirst(contenders: readonly Contender[]): number {
  return Math.min(...contenders.flatMap(({ passes: [first] }) => first ?? []));
}

function isHopeful({ passes: [first] }: Contender, best: number): boolean {
  return first !== undefined && first <= hopeless * best;
}
