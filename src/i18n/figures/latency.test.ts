import { expect, it } from 'vitest';
import { latency } from './latency.ts';

it.each([
  [0, '0.0 µs'],
  [0.0853, '85 µs'],
  [0.9996, '1.0 ms'],
  [4.24, '4.2 ms'],
  [42.4, '42 ms'],
  [640.4, '640 ms'],
  [9.96, '10 ms'],
  [999.6, '1.0 s'],
  [1250, '1.3 s'],
  [123_000, '123 s'],
])('%d ms is %s', (ms, text) => expect(latency(ms, 'en-GB').replace(/\s/g, ' ')).toBe(text));
