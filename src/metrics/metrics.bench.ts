/** What measuring costs what is measured: `npm run micro`. */

import { bench, describe } from 'vitest';
import { createMetrics } from './metrics.ts';

describe('a thousand times', () => {
  const metrics = createMetrics('engine');
  bench('record a duration', () => {
    for (let i = 0; i < 1000; i++) metrics.record('decode-step', i / 7);
  });
  bench('count', () => {
    for (let i = 0; i < 1000; i++) metrics.count('partials');
  });
});

describe('with the ring of spans full', () => {
  const metrics = createMetrics('engine');
  for (let i = 0; i < 10_000; i++) metrics.record(i % 2 ? 'decode-step' : 'encode', i / 7);
  bench('snapshot', () => {
    metrics.snapshot();
  });
});
