import { expect, it } from 'vitest';
import type { Stage } from '../protocol/metrics.ts';
import { countOf, quantile } from './histogram.ts';
import { createMetrics } from './metrics.ts';
import { spansOf } from './spans.ts';

it('keeps durations by stage and counts by counter', () => {
  const metrics = createMetrics('engine');
  metrics.record('encode', 40);
  metrics.record('encode', 50);
  metrics.record('decode-step', 5);
  metrics.count('partials');
  metrics.count('draft-tokens', 12);
  metrics.count('draft-tokens', 3);
  const { thread, histograms, tallies } = metrics.snapshot();
  expect(thread).toBe('engine');
  expect(Object.keys(histograms)).toEqual(['encode', 'decode-step']);
  expect(countOf(histograms.encode!)).toBe(2);
  expect(histograms.encode).toMatchObject({ sum: 90, least: 40, greatest: 50 });
  expect(tallies).toEqual({ partials: 1, 'draft-tokens': 15 });
});

it('places spans in time: they end when they are recorded, or a while before', () => {
  let now = 1000;
  const metrics = createMetrics('page', () => now);
  now = 1500;
  metrics.record('paint', 16);
  metrics.record('word-emission', 300, 200);
  const snapshot = metrics.snapshot();
  expect(snapshot.since).toBe(1000);
  expect(spansOf(snapshot)).toEqual([
    { stage: 'paint', start: 1484, ms: 16 },
    { stage: 'word-emission', start: 1000, ms: 300 },
  ]);
});

it('forgets the oldest spans and no durations', () => {
  let now = 0;
  const metrics = createMetrics('listen', () => now);
  for (let i = 0; i < 10_000; i++) {
    now = i;
    metrics.record('vad', 1);
  }
  const snapshot = metrics.snapshot();
  const spans = spansOf(snapshot);
  expect(countOf(snapshot.histograms.vad!)).toBe(10_000);
  expect(spans).toHaveLength(4096);
  expect(spans[0]!.start).toBe(10_000 - 4096 - 1);
  expect(spans.at(-1)!.start).toBe(9_998);
});

it('never throws, whatever it is given', () => {
  const metrics = createMetrics('page');
  for (const ms of [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, -1]) metrics.record('paint', ms);
  metrics.count('partials', Number.NaN);
  metrics.count('partials', -1);
  metrics.record('no such stage' as Stage, 1);
  const { histograms, tallies } = metrics.snapshot();
  expect(countOf(histograms.paint!)).toBe(2);
  expect(quantile(histograms.paint!, 1)).toBe(0);
  expect(tallies).toEqual({});
});

it('survives the way between threads', () => {
  const metrics = createMetrics('engine');
  metrics.record('encode', 40);
  const snapshot = metrics.snapshot();
  expect(structuredClone(snapshot)).toEqual(snapshot);
});
