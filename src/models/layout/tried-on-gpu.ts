/**
 * What was tried on a GPU (`npm run gpu`): a family whose encoder runs there in one precision, beside a decoder in the same or another one.
 * Nothing else is downloaded for a GPU, or run on one. In 16 bits Moonshine finds other words than on the processor: it has no such line.
 */

import type { Dtype, Family, Precision } from '../../protocol/model.ts';

/** By family, best first: pairs of encoder and decoder that have the words of the processor. */
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

export const isTriedOnGpu = (family: Family, { encoder, decoder }: Precision): boolean =>
  triedOnGpu[family].some(([first, second]) => first === encoder && second === decoder);
