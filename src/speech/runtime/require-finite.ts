/** Checks for NaN and infinity: a GPU that overflows reports no error, and the text would be nonsense or nothing. */

import { AppError } from '../../core/errors.ts';

const looks = 97;

/** Throws `output-broken` when one of about a hundred evenly spaced values is not finite. */
export function requireFinite(values: Float32Array): void {
  // The stride is odd, so that the values are not all of one column.
  const stride = Math.max(1, Math.floor(values.length / looks) | 1);
  for (let at = 0; at < values.length; at += stride) requireNumber(values[at]!);
}

/** Throws `output-broken` when the value is not finite. */
export function requireNumber(value: number): void {
  if (!Number.isFinite(value)) throw new AppError('output-broken', 'the model gave no numbers');
}
