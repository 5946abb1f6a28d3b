import { expect, test } from 'vitest';
import { compareReports } from '../report/compare.ts';
import { parseReport } from '../report/parse-report.ts';
import { figuresIn, validIn, writeReport } from '../report/report.ts';
import { fastCase, kitMachine, kitResults, kitSpeed } from '../testing/kit-results.ts';
import { kitReport } from './kit-report.ts';

test('it is a report that the page reads', () => {
  const report = kitReport(kitResults, kitMachine);
  expect(parseReport(writeReport(report))).toEqual(report);
  expect(figuresIn(report, 'gpu.memory')?.median).toBe(1e11);
});

test('a step that reads a gigabyte fifty times a second takes half of what the memory gives', () => {
  expect(validIn(kitReport(kitResults, kitMachine), 'model.memory-share', 'whisper-nano fp16/q4')?.figures.median).toBe(
    0.5,
  );
});

test('speed with wrong words counts as nothing', () => {
  const report = kitReport(kitResults, kitMachine);
  expect(validIn(report, 'model.backend', 'whisper-nano fp16/q4')?.figures.median).toBe(11);
  expect(validIn(report, 'model.backend', 'whisper-nano fp32')).toBeNull();
});

test('two cards are compared by their rows', () => {
  const rows = compareReports(
    kitReport(kitResults, kitMachine),
    kitReport([...kitResults.slice(0, 3), kitSpeed(fastCase, 0.5)], kitMachine),
  );
  const row = (id: string) => rows.find((each) => each.id === id && each.variant === 'whisper-nano fp16/q4');
  expect(row('model.backend')?.verdict).toMatchObject({ kind: 'better', ratio: 2 });
  expect(row('model.decode')?.verdict).toMatchObject({ kind: 'no-difference' });
});

test('without the speed of the memory there is no share of it', () => {
  const report = kitReport(kitResults.slice(1), { ...kitMachine, isWhole: false });
  expect(figuresIn(report, 'model.memory-share')).toBeNull();
  expect(report.flags).toEqual(['failed']);
});
