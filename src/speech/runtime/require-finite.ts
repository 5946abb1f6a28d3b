/** Outputs that are no numbers: a GPU that overflows gives no error but NaN, and the text is nonsense or nothing. */

import { AppError } from '../../core/errors.ts';

const looks = 97;

/** Throws `output-broken` when a value of a sample of them is not finite. */
export function requireFinite(values: Float32Array): void {
  // Odd, so that the looks do not all fall into one column.
  const stride = Math.max(1, Math.floor(values.length / looks) | 1);
  for (let at = 0; at < values.length; at += stride) requireNumber(values[at]!);
}

/** Throws `output-broken` when the value is not finite. */
export function requireNumber(value: number): void {
  if (!Number.isFinite(value)) throw new AppError('output-broken', 'the model gave no numbers');
}
