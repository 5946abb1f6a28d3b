import { expect, test } from 'vitest';
import { measureNames, targetNames } from '../../src/i18n/bench-measures.ts';
import { around, measured, reportWith } from '../testing/reports.ts';
import { measures } from './measures.ts';
import { scorecardOf, targets } from './scorecard.ts';

const outcomes = (...[samples, changes]: Parameters<typeof reportWith>) =>
  Object.fromEntries(scorecardOf(reportWith(samples, changes)).map(({ id, outcome }) => [id, outcome]));

test('targets are met, missed, or not measured', () => {
  const card = outcomes({
    'micro.ring-write': around(8e-5),
    'micro.resample': around(0.3),
    'end-to-end.stop-10s': around(300),
    'model.pass-10s': around(280),
  });
  expect(card).toMatchObject({
    'ring-write': 'met',
    resample: 'missed',
    'stop-10s': 'met',
    overhead: 'met',
    vad: 'not-measured',
    hour: 'not-measured',
  });
});

test('text ahead of time adds nothing, and text behind it does', () => {
  const after = (ms: number) => ({ 'end-to-end.stop-10s': around(ms), 'model.pass-10s': around(280) });
  const overhead = (ms: number) => scorecardOf(reportWith(after(ms))).find(({ id }) => id === 'overhead')!;
  expect(overhead(60).value).toBe(0);
  expect(overhead(420)).toMatchObject({ value: expect.closeTo(0.5, 2), outcome: 'missed' });
});

test('a target for one family asks nothing of another', () => {
  const samples = { 'model.pass-5s': around(100), 'reference.pass-5s': around(600) };
  expect(outcomes(samples)['against-transformers']).toBe('not-measured');
  const model = { ...reportWith({}).model, family: 'whisper' as const };
  expect(outcomes(samples, { model })['against-transformers']).toBe('met');
});

test('the slowest of a hundred counts where the target says so', () => {
  const gaps = [...around(300, 18), 900, 950];
  expect(outcomes({ 'end-to-end.partial-gap': gaps })['partial-gap']).toBe('missed');
  expect(outcomes({ 'end-to-end.partial-gap': around(300) })['partial-gap']).toBe('met');
});

test('what does not count meets nothing', () => {
  const void_ = { measurements: [measured('micro.vad', around(1), ['wrong-words'])] };
  expect(outcomes({}, void_).vad).toBe('not-measured');
});

test('every target has a name, and reads measures that exist', () => {
  expect(targets.filter(({ id }) => !targetNames[id])).toEqual([]);
  expect(Object.keys(measureNames).toSorted()).toEqual([...measures.keys()].toSorted());
  expect(new Set(targets.map(({ id }) => id)).size).toBe(targets.length);
  const everything = Object.fromEntries([...measures.keys()].map((id) => [id, around(1)]));
  const silent = scorecardOf(reportWith(everything)).filter(({ outcome }) => outcome === 'not-measured');
  expect(silent.map(({ id }) => id)).toEqual([
    'against-transformers',
    'token-loop',
    'lost-audio',
    'hour',
    'microphone',
  ]);
});
