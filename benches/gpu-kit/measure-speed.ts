/**
 * How fast a model is on the GPU: the time of loading, of the first text and of every later one, and its decoder's steps. What the encoder
 * gives stays on the GPU, where the first pass of the decoder waits for it: its time is taken in passes of their own, which wait themselves.
 */

import type { Meter, Stage } from '../../src/protocol/metrics.ts';
import type { ModelFiles } from '../../src/protocol/model.ts';
import type { Backend } from '../../src/protocol/runtime.ts';
import { loadRecogniser } from '../../src/speech/engine/load-recogniser.ts';
import { openGpu, watched } from '../../src/speech/runtime/gpu-device.ts';
import { computeOn, endWithQueue } from '../../src/speech/runtime/onnx-runtime.ts';
import { decoderOn, isHalf, unheard } from '../gpu/measure-case.ts';

/** Times are milliseconds. */
export interface Speed {
  load: number;
  first: number;
  encodes: number[];
  passes: number[];
  /** Tokens a second in the steps of the decoder, one for each pass. */
  tokensPerSecond: number[];
}

export interface SpeedPlan {
  speech: Float32Array;
  /** Ends each text after so many tokens: a model of noise would say them for ever. Null leaves it to the model. */
  mostTokens: number | null;
  /** No pass begins after this, by the clock of the process. There is one, whatever it says. */
  until: number;
  mostPasses: number;
}

/** As the page runs it. Rejects with the error of loading or of a pass. */
export async function measureSpeed(files: ModelFiles, plan: SpeedPlan): Promise<Speed> {
  const { precision } = files;
  const backend: Backend = { encoder: 'webgpu', decoder: decoderOn(precision), precision, threads: 1 };
  const gpu = await openGpu({ half: isHalf(precision) });
  computeOn(gpu.device);
  const { meter, take } = stagesMeter();
  try {
    const loading = performance.now();
    const recogniser = await watched(gpu, () => loadRecogniser(files, backend, meter));
    const load = performance.now() - loading;
    let runs = 0;
    const pass = async () => {
      let tokens = 0;
      const started = performance.now();
      await recogniser.recognise(unheard(plan.speech, runs++), {
        language: recogniser.abilities.languages[0] ?? null,
        shouldStop: () => plan.mostTokens !== null && ++tokens > plan.mostTokens,
      });
      return performance.now() - started;
    };
    const speed: Speed = { load, first: await watched(gpu, pass), encodes: [], passes: [], tokensPerSecond: [] };
    take();
    do {
      speed.passes.push(await pass());
      const { 'decode-step': steps = [] } = take();
      if (steps.length > 0) speed.tokensPerSecond.push((1000 * steps.length) / sumOf(steps));
    } while (speed.passes.length < plan.mostPasses && performance.now() < plan.until);
    endWithQueue(true);
    for (let round = 0; round < mostEncodes && (round === 0 || performance.now() < plan.until); round++) {
      await pass();
      speed.encodes.push(...(take().encode ?? []));
    }
    gpu.check();
    await recogniser.dispose();
    return speed;
  } finally {
    endWithQueue(false);
    computeOn(undefined);
    gpu.close();
  }
}

const mostEncodes = 5;

const sumOf = (numbers: readonly number[]): number => numbers.reduce((sum, more) => sum + more, 0);

/** Every duration since the last look, by stage. */
function stagesMeter() {
  let stages: Partial<Record<Stage, number[]>> = {};
  const meter: Meter = {
    record(stage, ms) {
      stages[stage] = [...(stages[stage] ?? []), ms];
    },
    count() {},
  };
  const take = () => {
    const taken = stages;
    stages = {};
    return taken;
  };
  return { meter, take };
}
