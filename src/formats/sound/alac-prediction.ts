/** What Apple Lossless foretells: a sample from those before it, with coefficients that follow the errors, and one channel from the other. */

export interface Prediction {
  /** Of the sample that lies furthest back first. They change while samples are found. */
  coefficients: Int32Array;
  /** Bits behind the point of the coefficients. */
  denominator: number;
}

/** So many coefficients stand for the plain difference of neighbours. */
const plainDifference = 31;

/** The samples, of `width` bits, from the errors of their prediction. */
export function predicted(errors: Int32Array, { coefficients, denominator }: Prediction, width: number): Int32Array {
  const order = coefficients.length;
  if (order === 0) return errors;
  const unused = 32 - width;
  const inWidth = (value: number) => (value << unused) >> unused;
  const samples = new Int32Array(errors.length);
  samples[0] = errors[0] ?? 0;
  const warm = order === plainDifference ? errors.length : Math.min(errors.length, order + 1);
  for (let i = 1; i < warm; i++) samples[i] = inWidth(samples[i - 1]! + errors[i]!);
  const half = denominator > 0 ? 1 << (denominator - 1) : 0;
  for (let i = warm; i < errors.length; i++) {
    const base = samples[i - order - 1]!;
    let sum = half;
    for (let j = 0; j < order; j++) sum = (sum + Math.imul(samples[i - order + j]! - base, coefficients[j]!)) | 0;
    samples[i] = inWidth((sum >> denominator) + base + errors[i]!);
    adapt(samples, i, coefficients, errors[i]!, denominator);
  }
  return samples;
}

/** Moves the coefficients towards what would have been right, until the error is used up. */
function adapt(samples: Int32Array, at: number, coefficients: Int32Array, error: number, denominator: number): void {
  const order = coefficients.length;
  const base = samples[at - order - 1]!;
  const direction = Math.sign(error);
  let left = error;
  for (let j = 0; j < order && left * direction > 0; j++) {
    const distance = base - samples[at - order + j]!;
    const sign = Math.sign(distance) * direction;
    coefficients[j]! -= sign;
    left -= ((distance * sign) >> denominator) * (j + 1);
  }
}

/** Left and right, in place, from what was coded: a mean with a weight, and the difference. */
export function decorrelate(one: Int32Array, other: Int32Array, weight: number, shift: number): void {
  for (let i = 0; i < one.length; i++) {
    const right = one[i]! - ((other[i]! * weight) >> shift);
    one[i] = other[i]! + right;
    other[i] = right;
  }
}
