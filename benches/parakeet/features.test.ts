/** The features against those of the preprocessor graph that comes with the model. */

import { join } from 'node:path';
import { expect, test } from 'vitest';
import { NemoMel } from '../../src/speech/features/nemo-mel.ts';
import { createSession, tensor } from '../../src/speech/runtime/onnx-runtime.ts';
import { startRuntime } from '../../src/speech/testing/runtime-in-node.ts';
import { bytesOf, hasSharedModels, hub, samplesOf, speechClips } from '../whisper/shared-models.ts';

test.skipIf(!hasSharedModels)('they are those of nemo128.onnx', { timeout: 60_000 }, async () => {
  await startRuntime();
  const graph = await createSession(bytesOf(join(hub, 'nano/parakeet-nano/nemo128.onnx')));
  // In digital silence the graph's own values are lost to rounding; noise prevents that.
  const clips = speechClips('single').filter(({ noise_snr_db }) => noise_snr_db !== null && noise_snr_db < 16);
  for (const clip of clips.slice(0, 12)) {
    const { file } = clip;
    const samples = samplesOf(clip).subarray(0, 100_001);
    const { data, frames } = new NemoMel(128).of(samples)!;
    const { features, features_lens } = await graph.run({
      waveforms: tensor('float32', samples, [1, samples.length]),
      waveforms_lens: tensor('int64', BigInt64Array.of(BigInt(samples.length)), [1]),
    });
    expect(Number(features_lens!.data[0]), file).toBe(frames);
    const width = features!.dims[2]!;
    let farthest = 0;
    for (let band = 0; band < 128; band++) {
      for (let frame = 0; frame < frames; frame++) {
        const theirs = features!.data[band * width + frame] as number;
        farthest = Math.max(farthest, Math.abs(theirs - data[band * frames + frame]!));
      }
    }
    expect(farthest, file).toBeLessThan(1e-3);
  }
});
