import { expect, test } from 'vitest';
import { rate, size } from './amounts.ts';

test.each([
  [0, '0 kB'],
  [640_000, '640 kB'],
  [999_900, '1.0 MB'],
  [2_430_000, '2.4 MB'],
  [62_400_000, '62 MB'],
  [999_700_000, '1.00 GB'],
  [1_238_960_452, '1.24 GB'],
])('%d bytes are %s', (bytes, text) => {
  expect(size(bytes, 'en-GB')).toBe(text);
});

test('a rate is a size a second', () => {
  expect(rate(2_400_000, 'en-GB')).toBe('2.4 MB/s');
});
