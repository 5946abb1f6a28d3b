/** Sizes in the memory of the kernels. */

/** Bytes of a page of memory. */
export const page = 65_536;
/** The greatest number of 16 bits, and of 32. */
export const greatestInteger = 32_767;
export const greatestSum = 2 ** 31 - 1;

/** `value` rounded up to a multiple of `step`. */
export const upTo = (step: number, value: number): number => Math.ceil(value / step) * step;
