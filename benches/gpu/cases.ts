/** What is tried on a GPU: every pair of precisions that is offered there, and whole models in others. */

import type { Dtype, Family, Precision } from '../../src/protocol/model.ts';
import { triedOnGpu } from '../../src/protocol/tried-precisions.ts';
import { convertedModels, type ModelName } from './model-files.ts';

export interface GpuCase extends Precision {
  model: ModelName;
}

/** A CTC model has no place on a GPU. */
const small: Readonly<Record<Exclude<Family, 'ctc'>, ModelName>> = {
  whisper: 'whisper-nano',
  moonshine: 'moonshine-tiny',
  parakeet: 'parakeet-nano',
};

const offered = (Object.keys(small) as (keyof typeof small)[]).flatMap((family) =>
  triedOnGpu[family].map(([encoder, decoder]): GpuCase => ({ model: small[family], encoder, decoder })),
);

/** Nobody is offered these, or the model is a larger one. */
const more: readonly GpuCase[] = [
  { model: 'whisper-nano', encoder: 'q4', decoder: 'q4' },
  { model: 'whisper-nano', encoder: 'q4f16', decoder: 'q4f16' },
  { model: 'parakeet-nano', encoder: 'fp16', decoder: 'fp16' },
  { model: 'moonshine-tiny', encoder: 'q4', decoder: 'q4' },
  { model: 'whisper-tiny.en', encoder: 'fp16', decoder: 'q4' },
];

/** Real weights, where somebody has them in 16 bits. */
const real = convertedModels.flatMap((model) =>
  (['fp16', 'q4f16'] as const).map((dtype): GpuCase => ({ model, encoder: dtype, decoder: dtype })),
);

export const gpuCases: readonly GpuCase[] = [...offered, ...more, ...real];

/** What every test run has the time for: each family in each precision. Weights of 8 bits are unpacked to 32 when they are loaded. */
const short: Readonly<Record<string, readonly Dtype[]>> = {
  'whisper-nano': ['fp32', 'fp16', 'q4', 'q4f16'],
  'parakeet-nano': ['fp32', 'fp16'],
  'moonshine-tiny': ['fp32', 'q4'],
};

export const shortCases = gpuCases.filter(
  ({ model, encoder, decoder }) => encoder === decoder && short[model]?.includes(encoder),
);

/** `whisper-nano fp16/q4`; with one precision, `whisper-nano fp16`. */
export const nameOf = ({ model, encoder, decoder }: GpuCase): string =>
  `${model} ${encoder === decoder ? encoder : `${encoder}/${decoder}`}`;
