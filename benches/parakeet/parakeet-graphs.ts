/** The graphs of a Parakeet model as separate pieces, for measurements. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ModelFiles } from '../../src/protocol/model.ts';
import { NemoMel } from '../../src/speech/features/nemo-mel.ts';
import { type ParakeetContract, readContract } from '../../src/speech/parakeet/contract.ts';
import { Joint } from '../../src/speech/parakeet/joint.ts';
import { createSession, type Session, type Tensor, tensor } from '../../src/speech/runtime/onnx-runtime.ts';
import { silentMeter } from '../../src/speech/testing/silent-meter.ts';
import { bytesOf, hub } from '../whisper/shared-models.ts';

export const nano = join(hub, 'nano', 'parakeet-nano');

/** The files of a folder in the layout of onnx-asr. */
export function parakeetFiles(folder: string, dtype: 'fp32' | 'int8'): ModelFiles {
  const suffix = dtype === 'int8' ? '.int8' : '';
  const graph = (name: string) => ({ onnx: bytesOf(join(folder, `${name}${suffix}.onnx`)), data: [] });
  const texts = ['config.json', 'vocab.txt'].map((name) => [name, readFileSync(join(folder, name), 'utf8')]);
  return {
    id: 'parakeet',
    family: 'parakeet',
    precision: { encoder: dtype, decoder: dtype },
    encoder: graph('encoder-model'),
    decoder: graph('decoder_joint-model'),
    texts: Object.fromEntries(texts),
  };
}

export interface ParakeetGraphs {
  contract: ParakeetContract;
  encode(samples: Float32Array): Promise<Tensor>;
  joint: Joint;
  /** The decoder as exported, prediction and joint network in one graph. */
  decoder: Session;
}

export async function parakeetGraphs(files: ModelFiles): Promise<ParakeetGraphs> {
  const contract = readContract(files.texts);
  const encoder = await createSession(files.encoder.onnx);
  const mel = new NemoMel(contract.bands);
  return {
    contract,
    joint: await Joint.load(files.decoder, 'wasm', contract.blank, silentMeter),
    decoder: await createSession(files.decoder.onnx),
    async encode(samples) {
      const { data, frames } = mel.of(samples)!;
      const { outputs } = await encoder.run({
        audio_signal: tensor('float32', data, [1, contract.bands, frames]),
        length: tensor('int64', BigInt64Array.of(BigInt(frames)), [1]),
      });
      return outputs!;
    },
  };
}
