/** The key-value cache of a decoder: tensors [rows, heads, length, size] for every layer, by the names of the transformers layout. */

import { AppError } from '../../core/errors.ts';
import { fetchElements } from '../runtime/floats.ts';
import { type Session, type Tensor, tensor } from '../runtime/onnx-runtime.ts';

/** Element types of caches in exported graphs; half floats are copied as their bits. */
const elements = ['float32', 'float16'] as const;
type Element = (typeof elements)[number];

export interface CacheShape {
  element: Element;
  layers: number;
  heads: number;
  headSize: number;
}

/** The names of keys and values over the text ('decoder') or over the audio ('encoder'). */
export function cacheNames(layers: number, side: 'decoder' | 'encoder'): string[] {
  return Array.from({ length: layers }, (_, layer) =>
    ['key', 'value'].map((part) => `past_key_values.${layer}.${side}.${part}`),
  ).flat();
}

export const presentOf = (name: string): string => name.replace('past_key_values', 'present');
export const cacheOf = (name: string): string => name.replace('present', 'past_key_values');

/** The shape of a decoder's cache, read from its inputs. Throws `model-unsupported` for a cache of another kind. */
export function shapeOf(session: Session): CacheShape {
  const layers = session.inputs.filter(({ name }) => /^past_key_values\.\d+\.decoder\.key$/.test(name)).length;
  const key = session.inputs.find(({ name }) => name === 'past_key_values.0.decoder.key');
  const [, heads, , headSize] = key?.isTensor ? key.shape : [];
  if (!key?.isTensor || typeof heads !== 'number' || typeof headSize !== 'number') {
    throw new AppError('model-unsupported', 'the decoder has no past of a known shape', {
      details: ['past_key_values'],
    });
  }
  const element = elements.find((known) => known === key.type);
  if (!element) {
    throw new AppError('model-unsupported', `the decoder keeps its past in ${key.type}`, { details: [key.type] });
  }
  return { element, layers, heads, headSize };
}

export function emptyCache({ element, heads, headSize }: CacheShape): Tensor {
  return of(element, element === 'float32' ? new Float32Array(0) : new Uint16Array(0), [1, heads, 0, headSize]);
}

/** A copy of the first `length` positions. */
export async function cropped(values: Tensor, length: number): Promise<Tensor> {
  const [rows, heads, before, size] = values.dims as [number, number, number, number];
  const from = await fetchElements(values);
  const to = from.slice(0, rows * heads * length * size);
  for (let i = 0; i < rows * heads; i++) {
    to.set(from.subarray(i * before * size, (i * before + length) * size), i * length * size);
  }
  return of(values.type as Element, to, [rows, heads, length, size]);
}

function of(element: Element, data: Float32Array | Uint16Array, dims: readonly number[]): Tensor {
  return element === 'float32'
    ? tensor('float32', data as Float32Array, dims)
    : tensor('float16', data as Uint16Array, dims);
}
