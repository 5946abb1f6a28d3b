/**
 * Which precisions of an encoder and a decoder are combined. 8-bit weights are for the processor and 4-bit weights for the GPU; the other
 * way round they are slow or wrong (https://github.com/huggingface/transformers.js/issues/1317). Pure.
 */

import type { Dtype, Family, Precision } from '../../protocol/model.ts';
import { triedOnGpu, triedOnProcessor } from '../../protocol/tried-precisions.ts';

/** Not downloaded for a GPU, which unpacks them where they are there. */
const onlyForProcessor: readonly Dtype[] = ['q8', 'int8', 'uint8'];
/** The available precisions of one graph. */
type Available = Pick<ReadonlyMap<Dtype, unknown>, 'has'>;

/**
 * The pairs: the processor's first, where there is one, then the GPU's. A transducer's joint network runs once per token and stays on the
 * processor in its precisions, also when the encoder is on the GPU.
 */
export function precisionPairs(family: Family, encoders: Available, decoders: Available): Precision[] {
  const pairs: Precision[] = [];
  const add = (encoder: Dtype, decoder: Dtype) => {
    if (!encoders.has(encoder) || !decoders.has(decoder)) return;
    if (!pairs.some((pair) => pair.encoder === encoder && pair.decoder === decoder)) pairs.push({ encoder, decoder });
  };
  const both = triedOnProcessor.find((dtype) => encoders.has(dtype) && decoders.has(dtype));
  const encoder = both ?? triedOnProcessor.find((dtype) => encoders.has(dtype));
  const decoder = both ?? triedOnProcessor.find((dtype) => decoders.has(dtype));
  if (encoder && decoder) add(encoder, decoder);
  for (const [encoderOnGpu, beside] of triedOnGpu[family]) {
    if (!onlyForProcessor.includes(encoderOnGpu)) add(encoderOnGpu, beside);
  }
  return pairs;
}

/** The precision whose missing graphs the error names: the first one for the processor of which there is a graph. */
export function nearestPrecision(family: Family, encoders: Available, decoders: Available): Dtype {
  const usual = family === 'parakeet' ? 'int8' : 'q8';
  return triedOnProcessor.find((dtype) => encoders.has(dtype) || decoders.has(dtype)) ?? usual;
}
