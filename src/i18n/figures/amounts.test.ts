import { expect, test } from 'vitest';
import { rate, roughSize, size } from './amounts.ts';

test.each([
  [0, '0 kB'],
  [640_000, '640 kB'],
  [999_900, '1.0 MB'],
  [2_430_000, '2.4 MB'],
  [62_400_000, '62 MB'],
  [999_700_000, '1.00 GB'],
  [1_238_960_452, '1.24 GB'],
  [10_737_418_240, '10.7 GB'],
])('%d bytes are %s', (bytes, text) => {
  expect(size(bytes, 'en-GB')).toBe(text);
});

test.each([
  [84_000_000, '84 MB'],
  [186_000_000, '190 MB'],
  [1_000_000_000, '1 GB'],
  [2_010_000_000, '2 GB'],
])('about %d bytes are %s', (bytes, text) => {
  expect(roughSize(bytes, 'en-GB')).toBe(text);
});

test('a rate is a size a second', () => {
  expect(rate(2_400_000, 'en-GB')).toBe('2.4 MB/s');
});
