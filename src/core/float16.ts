/** Half floats (IEEE 754 binary16) as their bits: 1 of sign, 5 of exponent, 10 of fraction. */

const sign = 0x8000;
const infinity = 0x7c00;
const notANumber = 0x7e00;
/** Exponent and unit of the smallest normal number; what is smaller counts whole units. */
const least = { exponent: -14, unit: 2 ** -24 };
const greatestExponent = 15;
const fractions = 1024;

/** The number that 16 bits stand for. */
export function fromHalf(bits: number): number {
  const exponent = (bits >> 10) & 31;
  const fraction = bits & (fractions - 1);
  return (bits & sign ? -1 : 1) * sizeOf(exponent, fraction);
}

function sizeOf(exponent: number, fraction: number): number {
  if (exponent === 0) return fraction * least.unit;
  if (exponent === 31) return fraction ? Number.NaN : Number.POSITIVE_INFINITY;
  return (fractions + fraction) * 2 ** (exponent - 25);
}

const bitsOf = new DataView(new ArrayBuffer(8));

/** The bits of the nearest half float; of two as near, the even one. What is too great is infinite. */
export function toHalf(value: number): number {
  if (Number.isNaN(value)) return notANumber;
  const size = Math.abs(value);
  const signed = value < 0 || Object.is(value, -0) ? sign : 0;
  if (size === Number.POSITIVE_INFINITY) return signed | infinity;
  const exponent = Math.max(exponentOf(size), least.exponent);
  if (exponent > greatestExponent) return signed | infinity;
  // Units of this exponent, where a carry goes over into the next exponent as it should.
  const units = toEven(size / 2 ** (exponent - 10));
  return signed | (units + (exponent - least.exponent) * fractions);
}

/** The whole part of the binary logarithm, read from the double's own exponent. */
function exponentOf(size: number): number {
  bitsOf.setFloat64(0, size);
  return (bitsOf.getUint16(0) >> 4) - 1023;
}

function toEven(value: number): number {
  const floor = Math.floor(value);
  const rest = value - floor;
  if (rest !== 0.5) return Math.round(value);
  return floor % 2 === 0 ? floor : floor + 1;
}
