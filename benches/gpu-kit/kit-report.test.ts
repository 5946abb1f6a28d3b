import { expect, test } from 'vitest';
import type { GpuCase } from '../gpu/cases.ts';
import { compareReports } from '../report/compare.ts';
import { parseReport } from '../report/parse-report.ts';
import { figuresIn, validIn, writeReport } from '../report/report.ts';
import { type KitResult, kitReport } from './kit-report.ts';

const fast: GpuCase = { model: 'whisper-nano', encoder: 'fp16', decoder: 'q4' };
const whole: GpuCase = { model: 'whisper-nano', encoder: 'fp32', decoder: 'fp32' };

const machine = {
  day: '2026-11-28',
  environment: { browser: 'Dawn', system: 'Linux', cores: 8, memory: 32, graphics: 'A card', build: '1' },
  model: { id: 'whisper-nano', family: 'whisper', digest: 'ab' },
  timerStep: 0.001,
  isWhole: true,
} as const;

const speed = (of: GpuCase, factor = 1): KitResult => ({
  kind: 'speed',
  of,
  decoderBytes: 1e9,
  speed: {
    load: 100 * factor,
    first: 200 * factor,
    passes: [10, 11, 12, 11, 10].map((ms) => ms * factor),
    tokensPerSecond: [50, 50, 50, 50, 50],
  },
});

const results: KitResult[] = [
  { kind: 'bandwidth', bytesPerSecond: [1e11, 2e11, 1e11] },
  { kind: 'words', of: fast, isEqual: true, text: 'hello' },
  { kind: 'words', of: whole, isEqual: false, text: 'hollow' },
  speed(fast),
  speed(whole),
];

test('it is a report that the page reads', () => {
  const report = kitReport(results, machine);
  expect(parseReport(writeReport(report))).toEqual(report);
  expect(figuresIn(report, 'gpu.memory')?.median).toBe(1e11);
});

test('a step that reads a gigabyte fifty times a second takes half of what the memory gives', () => {
  expect(validIn(kitReport(results, machine), 'model.memory-share', 'whisper-nano fp16/q4')?.figures.median).toBe(0.5);
});

test('speed with wrong words counts as nothing', () => {
  const report = kitReport(results, machine);
  expect(validIn(report, 'model.backend', 'whisper-nano fp16/q4')?.figures.median).toBe(11);
  expect(validIn(report, 'model.backend', 'whisper-nano fp32')).toBeNull();
});

test('two cards are compared by their rows', () => {
  const rows = compareReports(
    kitReport(results, machine),
    kitReport([...results.slice(0, 3), speed(fast, 0.5)], machine),
  );
  const row = (id: string) => rows.find((each) => each.id === id && each.variant === 'whisper-nano fp16/q4');
  expect(row('model.backend')?.verdict).toMatchObject({ kind: 'better', ratio: 2 });
  expect(row('model.decode')?.verdict).toMatchObject({ kind: 'no-difference' });
});

test('without the speed of the memory there is no share of it', () => {
  const report = kitReport(results.slice(1), { ...machine, isWhole: false });
  expect(figuresIn(report, 'model.memory-share')).toBeNull();
  expect(report.flags).toEqual(['failed']);
});
