/** Encodes the same features with teams of several sizes, in turn. */

import { seeded } from '../../core/random.ts';
import { encoderWeights } from '../graph/encoder/encoder-weights.ts';
import { Model, readMainGraph } from '../graph/main-graph.ts';
import { floats } from '../runtime/floats.ts';
import { helpBy } from '../whisper/encoder/encoder-team.ts';
import { ProcessorPass } from '../whisper/encoder/processor-pass.ts';
import { bands, byteEncoder, frames } from './byte-encoder.ts';
import { startRuntime } from './runtime-files.ts';

export interface TeamOrder {
  sizes: readonly number[];
  /** Whether helpers start at all. */
  starts: boolean;
}

const helper = new URL('../../../workers/encoder-helper.worker.ts', import.meta.url);

self.onmessage = async ({ data: { sizes, starts } }: MessageEvent<TeamOrder>) => {
  await startRuntime();
  helpBy(() => (starts ? new Worker(helper, { type: 'module' }) : new Worker('/no-such-script.js')));
  const weights = encoderWeights(readMainGraph(Model.of(byteEncoder())))!;
  const found: Float32Array[] = [];
  for (const size of sizes) {
    const pass = (await ProcessorPass.load(weights, size))!;
    const random = seeded(3);
    // Two passes: helpers are there for more than one.
    for (let time = 0; time < 2; time++) {
      const features = Float32Array.from({ length: bands * (2 * frames + 2) }, () => 4 * random() - 2);
      found.push(floats((await pass.run({ features, weights: new Float32Array(frames) })).hidden));
    }
    await pass.release();
  }
  self.postMessage(found);
};
