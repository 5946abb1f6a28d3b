/** The numbers of a tensor, checked: the type of an output is the graph's own choice, and a cast would read other types as nonsense. */

import { AppError } from '../../core/errors.ts';
import { fromHalf } from '../../core/float16.ts';
import type { Tensor } from './onnx-runtime.ts';

/**
 * The elements of a float32 tensor in this thread's memory, in row-major order; they are the tensor's own memory, not a copy. Throws
 * `model-unsupported` when the graph gave no such output or gave another element type.
 */
export function floats(output: Tensor | undefined): Float32Array {
  if (output?.type === 'float32' && output.data instanceof Float32Array) return output.data;
  throw notFloats(output);
}

/** As `floats`, for graphs that may compute in half precision: float16 elements are converted into a copy. */
export function floatsOrHalves(output: Tensor | undefined): Float32Array {
  if (output?.type !== 'float16') return floats(output);
  return Float32Array.from(bitsOf(output, output.data), fromHalf);
}

/**
 * The elements of a float32 or float16 tensor wherever it is; a tensor on the GPU is copied from there. Half floats are given as their
 * bits. Rejects with `model-unsupported` for another element type.
 */
export async function fetchElements(values: Tensor): Promise<Float32Array | Uint16Array> {
  const data = values.location === 'cpu' ? values.data : await values.getData();
  if (values.type === 'float16') return bitsOf(values, data);
  if (values.type === 'float32' && data instanceof Float32Array) return data;
  throw notFloats(values);
}

/** The elements of a float32 tensor wherever it is. Rejects with `model-unsupported` for another element type. */
export async function fetchFloats(values: Tensor): Promise<Float32Array> {
  const data = await fetchElements(values);
  if (data instanceof Float32Array) return data;
  throw notFloats(values);
}

/** As `fetchFloats`; float16 elements are converted. */
export async function fetchFloatsOrHalves(values: Tensor): Promise<Float32Array> {
  const data = await fetchElements(values);
  return data instanceof Float32Array ? data : Float32Array.from(data, fromHalf);
}

/** The runtime gives half floats as a Float16Array where the platform has one, else as a Uint16Array. */
function bitsOf(values: Tensor, data: Tensor['data']): Uint16Array {
  if (!ArrayBuffer.isView(data)) throw notFloats(values);
  return new Uint16Array(data.buffer, data.byteOffset, data.length);
}

function notFloats(output: Tensor | undefined): AppError {
  const given = output ? `gives ${output.type} instead of floats` : 'lacks an output';
  return new AppError('model-unsupported', `the graph ${given}`);
}
