/** The numbers of a tensor, with their kind checked: a graph of another kind is refused, and not read as noise. */

import { AppError } from '../../core/errors.ts';
import type { Tensor } from './onnx-runtime.ts';

/** The 32-bit floats of an output in this thread's memory. Throws `model-unsupported` where there is none, or one of another kind. */
export function floats(output: Tensor | undefined): Float32Array {
  if (output?.type === 'float32' && output.data instanceof Float32Array) return output.data;
  const kind = output?.type ?? 'no such output';
  throw new AppError('model-unsupported', `the graph gives ${kind} where it should give 32-bit floats`, {
    details: [kind],
  });
}
