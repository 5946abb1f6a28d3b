/**
 * The precisions that were tried: on a GPU by `npm run gpu`, on the processor by benches/gpu/processor-words.test.ts. Nothing else is
 * downloaded, and no engine loads anything else.
 */

import type { Dtype, Family } from './model.ts';
import { type Backend, usesGpu } from './runtime.ts';

/** On the processor, best first. It would unpack 4-bit weights at every step, and half floats at every operator. */
export const triedOnProcessor: readonly Dtype[] = ['q8', 'int8', 'uint8', 'fp32'];

/**
 * By family, best first: the precision of an encoder on a GPU, and that of the decoder beside it, with the words of the processor. In 16
 * bits Moonshine finds others: it has no such line.
 */
export const triedOnGpu: Readonly<Record<Family, readonly (readonly [Dtype, Dtype])[]>> = {
  // 8-bit weights are unpacked to floats when they are loaded: WebGPU has no kernels for integer products.
  whisper: [
    ['fp16', 'q4'],
    ['fp16', 'fp16'],
    ['fp16', 'fp32'],
    ['fp32', 'q4'],
    ['fp32', 'fp16'],
    ['fp32', 'fp32'],
    ['q8', 'q8'],
  ],
  moonshine: [
    ['fp32', 'q4'],
    ['fp32', 'fp32'],
    ['q8', 'q8'],
  ],
  // The joint network runs once per token; in 8 bits it is one for the processor.
  parakeet: [
    ['fp16', 'int8'],
    ['fp16', 'fp32'],
    ['fp32', 'int8'],
    ['fp32', 'fp32'],
  ],
  // Any graph may come: none was tried.
  ctc: [],
};

export const isTriedOnProcessor = (dtype: Dtype): boolean => triedOnProcessor.includes(dtype);

/** Whether a family was tried in these precisions where this backend runs them. */
export function isTried(family: Family, backend: Pick<Backend, 'encoder' | 'decoder' | 'precision'>): boolean {
  const { encoder, decoder } = backend.precision;
  if (usesGpu(backend) && !triedOnGpu[family].some(([first, second]) => first === encoder && second === decoder)) {
    return false;
  }
  return (['encoder', 'decoder'] as const).every(
    (graph) => backend[graph] === 'webgpu' || isTriedOnProcessor(backend.precision[graph]),
  );
}
