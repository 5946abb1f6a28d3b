/** The precision of a model's weights in words, which each language gives: for example "8 bit (q8), for the processor". */

import type { Dtype, Precision } from '../../protocol/model.ts';

interface PrecisionWords {
  /** "bit", behind a number. */
  bit: string;
  and: string;
  forProcessor: string;
  forGpu: string;
}

const bits: Readonly<Record<Dtype, number>> = {
  fp32: 32,
  fp16: 16,
  q8: 8,
  int8: 8,
  uint8: 8,
  q4: 4,
  q4f16: 4,
  bnb4: 4,
};

export function precisionIn(
  { bit, and, forProcessor, forGpu }: PrecisionWords,
  { encoder, decoder }: Precision,
): string {
  const both = (of: string, other: string) => (of === other ? of : `${of} ${and} ${other}`);
  const name = `${both(`${bits[encoder]} ${bit}`, `${bits[decoder]} ${bit}`)} (${both(encoder, decoder)})`;
  if (encoder === 'fp32' && decoder === 'fp32') return name;
  return `${name}, ${bits[encoder] === 8 ? forProcessor : forGpu}`;
}
