/** The past of a decoder, [rows, heads, length, size], in whatever element type the graph keeps it. */

import { AppError } from '../core/errors.ts';
import { type InferenceSession, Tensor } from './runtime.ts';

/** Elements as graphs keep them; half floats as their bits where the platform has no array of them. */
type Element = 'float32' | 'float16';

export interface PastKind {
  element: Element;
  heads: number;
  headSize: number;
}

/** As the graph's input of this name wants it. Throws `model-broken` when that is no past. */
export function pastKind(session: InferenceSession, name: string): PastKind {
  const input = session.inputMetadata.find((each) => each.name === name);
  const [, heads, , headSize] = input?.isTensor ? input.shape : [];
  const isKnown = input?.isTensor && (input.type === 'float32' || input.type === 'float16');
  if (!isKnown || typeof heads !== 'number' || typeof headSize !== 'number') {
    throw new AppError('model-broken', `the decoder graph has an unusual ${name}`, { details: [name] });
  }
  return { element: input.type as Element, heads, headSize };
}

export function emptyPast({ element, heads, headSize }: PastKind): Tensor {
  return of(element, element === 'float32' ? new Float32Array(0) : new Uint16Array(0), [1, heads, 0, headSize]);
}

/** A copy that is cut after `length` positions. */
export async function firstPositions(tensor: Tensor, length: number): Promise<Tensor> {
  const [rows, heads, before, size] = tensor.dims as [number, number, number, number];
  const from = await elementsOf(tensor);
  const to = from.slice(0, rows * heads * length * size);
  for (let i = 0; i < rows * heads; i++) {
    to.set(from.subarray(i * before * size, (i * before + length) * size), i * length * size);
  }
  return of(tensor.type as Element, to, [rows, heads, length, size]);
}

/** A copy with the rows named. */
export async function rowsOf(tensor: Tensor, rows: readonly number[]): Promise<Tensor> {
  const from = await elementsOf(tensor);
  const row = from.length / tensor.dims[0]!;
  const to = from instanceof Float32Array ? new Float32Array(rows.length * row) : new Uint16Array(rows.length * row);
  for (const [place, chosen] of rows.entries()) to.set(from.subarray(chosen * row, (chosen + 1) * row), place * row);
  return of(tensor.type as Element, to, [rows.length, ...tensor.dims.slice(1)]);
}

/** Numbers of a tensor of either kind. */
export async function floatsOf(tensor: Tensor): Promise<Float32Array> {
  const elements = await elementsOf(tensor);
  return elements instanceof Float32Array ? elements : Float32Array.from(elements, fromHalf);
}

/** The elements, fetched from wherever they are; half floats as their bits. */
async function elementsOf(tensor: Tensor): Promise<Float32Array | Uint16Array> {
  const data = (tensor.location === 'cpu' ? tensor.data : await tensor.getData()) as Float32Array | Uint16Array;
  if (tensor.type === 'float32') return data;
  return new Uint16Array(data.buffer, data.byteOffset, data.length);
}

function of(element: Element, data: Float32Array | Uint16Array, dims: readonly number[]): Tensor {
  return element === 'float32'
    ? new Tensor('float32', data as Float32Array, dims)
    : new Tensor('float16', data as Uint16Array, dims);
}

/** IEEE 754 binary16. */
function fromHalf(bits: number): number {
  const exponent = (bits >> 10) & 31;
  const fraction = bits & 1023;
  const size =
    exponent === 0
      ? fraction * 2 ** -24
      : exponent === 31
        ? fraction
          ? Number.NaN
          : Infinity
        : (1024 + fraction) * 2 ** (exponent - 25);
  return bits & 0x8000 ? -size : size;
}
