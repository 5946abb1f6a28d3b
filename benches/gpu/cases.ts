/** What is tried on a GPU: the families in the precisions that they are offered in there. */

import type { Dtype } from '../../src/protocol/model.ts';
import type { ModelName } from './model-files.ts';

export interface GpuCase {
  model: ModelName;
  dtype: Dtype;
}

const dtypes: readonly (readonly [ModelName, readonly Dtype[]])[] = [
  ['whisper-nano', ['fp32', 'fp16', 'q4', 'q4f16']],
  ['parakeet-nano', ['fp32', 'fp16']],
  ['moonshine-tiny', ['fp32', 'q4']],
];

export const gpuCases: readonly GpuCase[] = dtypes.flatMap(([model, all]) => all.map((dtype) => ({ model, dtype })));

export const nameOf = ({ model, dtype }: GpuCase): string => `${model} ${dtype}`;
