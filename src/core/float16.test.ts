import { expect, test } from 'vitest';
import { fromHalf, toHalf } from './float16.ts';

test.each([
  ['zero', 0, 0x0000],
  ['minus zero', -0, 0x8000],
  ['one', 1, 0x3c00],
  ['minus two', -2, 0xc000],
  ['a third, rounded', 1 / 3, 0x3555],
  ['the smallest subnormal', 2 ** -24, 0x0001],
  ['half of it, which is even at zero', 2 ** -25, 0x0000],
  ['a little more than half of it', 1.01 * 2 ** -25, 0x0001],
  ['one and a half of it, which is even at two', 1.5 * 2 ** -24, 0x0002],
  ['the greatest subnormal', 1023 * 2 ** -24, 0x03ff],
  ['between it and the smallest normal number', 1023.5 * 2 ** -24, 0x0400],
  ['the smallest normal number', 2 ** -14, 0x0400],
  ['a tie, rounded down to even', 2049, 0x6800],
  ['a tie, rounded up to even', 2051, 0x6802],
  ['a carry into the next exponent', 4095, 0x6c00],
  ['the greatest', 65_504, 0x7bff],
  ['what still rounds to the greatest', 65_519.99, 0x7bff],
  ['what rounds beyond it', 65_520, 0x7c00],
  ['far beyond it', 1e30, 0x7c00],
  ['the smallest double', Number.MIN_VALUE, 0x0000],
  ['infinity', Number.POSITIVE_INFINITY, 0x7c00],
  ['minus infinity', Number.NEGATIVE_INFINITY, 0xfc00],
  ['no number', Number.NaN, 0x7e00],
])('%s', (_, value, bits) => {
  expect(toHalf(value)).toBe(bits);
});

test('every half float but those that are no numbers comes back as its bits', () => {
  const isNumber = (bits: number) => (bits & 0x7fff) <= 0x7c00;
  const all = Array.from({ length: 2 ** 16 }, (_, bits) => bits).filter(isNumber);
  expect(all.filter((bits) => toHalf(fromHalf(bits)) !== bits)).toEqual([]);
});

test('what has an exponent of ones and a fraction is no number', () => {
  expect([0x7c01, 0x7e00, 0xffff].map(fromHalf)).toEqual([Number.NaN, Number.NaN, Number.NaN]);
});

test('every number goes to the nearest of its neighbours', () => {
  const isNearest = (bits: number) => {
    const [low, high] = [fromHalf(bits), fromHalf(bits + 1)];
    const near = [0.49, 0.51].map((share) => toHalf(low + share * (high - low)));
    return near[0] === bits && near[1] === bits + 1 && toHalf((low + high) / 2) % 2 === 0;
  };
  expect(Array.from({ length: 0x7bff }, (_, bits) => bits).filter((bits) => !isNearest(bits))).toEqual([]);
});
