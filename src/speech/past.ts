/** Keys and values that a decoder keeps: [rows, heads, length, size] of every layer, by the names of the transformers layout. */

import { AppError } from '../core/errors.ts';
import { type Session, type Tensor, tensor } from './runtime.ts';

export interface PastShape {
  layers: number;
  heads: number;
  headSize: number;
}

/** Keys and values over the text ('decoder') or over the audio ('encoder'). */
export function pastNames(layers: number, side: 'decoder' | 'encoder'): string[] {
  return Array.from({ length: layers }, (_, layer) =>
    ['key', 'value'].map((part) => `past_key_values.${layer}.${side}.${part}`),
  ).flat();
}

const presentOf = (name: string): string => name.replace('past_key_values', 'present');
export const pastOf = (name: string): string => name.replace('present', 'past_key_values');
export const outputsFor = (past: readonly string[]): string[] => ['logits', ...past.map(presentOf)];

/** [rows, heads, length, size], cut after `length`. */
export function cropped(values: Tensor, length: number): Tensor {
  const [rows, heads, before, size] = values.dims as [number, number, number, number];
  const from = values.data as Float32Array;
  const to = new Float32Array(rows * heads * length * size);
  for (let i = 0; i < rows * heads; i++) {
    to.set(from.subarray(i * before * size, (i * before + length) * size), i * length * size);
  }
  return tensor('float32', to, [rows, heads, length, size]);
}

/** [rows, heads, length, size], with the rows named. */
export function selected(values: Tensor, rows: readonly number[]): Tensor {
  const from = values.data as Float32Array;
  const row = from.length / values.dims[0]!;
  const to = new Float32Array(rows.length * row);
  for (const [place, chosen] of rows.entries()) to.set(from.subarray(chosen * row, (chosen + 1) * row), place * row);
  return tensor('float32', to, [rows.length, ...values.dims.slice(1)]);
}

/** Layers and heads are those of the model, whatever its size. */
export function shapeOf(session: Session): PastShape {
  const layers = session.inputs.filter(({ name }) => /^past_key_values\.\d+\.decoder\.key$/.test(name)).length;
  const key = session.inputs.find(({ name }) => name === 'past_key_values.0.decoder.key');
  const [, heads, , headSize] = key?.isTensor ? key.shape : [];
  if (typeof heads !== 'number' || typeof headSize !== 'number') {
    throw new AppError('model-unsupported', 'the decoder has no past of a known shape', {
      details: ['past_key_values'],
    });
  }
  if (key?.isTensor && key.type !== 'float32') {
    throw new AppError('model-unsupported', `the decoder keeps its past in ${key.type}`, { details: [key.type] });
  }
  return { layers, heads, headSize };
}
