import { expect, test } from 'vitest';
import { around, measured, reportWith } from '../testing/reports.ts';
import { compareReports } from './compare.ts';
import { besideYardstick, scoreOf } from './yardsticks.ts';

const slow = reportWith({ 'model.pass-5s': around(400), 'micro.vad': around(2), 'model.decode': around(50) });
const fast = reportWith({ 'model.pass-5s': around(200), 'micro.vad': around(2), 'model.decode': around(100) });

const verdicts = (...reports: Parameters<typeof compareReports>) =>
  Object.fromEntries(compareReports(...reports).map(({ id, verdict }) => [id, verdict]));

test('the second report is so many times better, whichever way a measure counts', () => {
  expect(verdicts(slow, fast)).toMatchObject({
    'model.pass-5s': { kind: 'better', ratio: expect.closeTo(2, 1) },
    'model.decode': { kind: 'better', ratio: expect.closeTo(2, 1) },
    'micro.vad': { kind: 'no-difference' },
  });
  expect(verdicts(fast, slow)).toMatchObject({
    'model.pass-5s': { kind: 'worse', ratio: expect.closeTo(0.5, 1) },
    'model.decode': { kind: 'worse' },
  });
});

test('few samples are no verdict', () => {
  const [one, other] = [reportWith({ 'model.load': [900] }), reportWith({ 'model.load': [300] })];
  expect(verdicts(one, other)['model.load']).toEqual({ kind: 'unsure', ratio: 3 });
});

test('nothing wrong against nothing wrong is no difference', () => {
  const clean = reportWith({ 'accuracy.file-wrong': [0] });
  expect(verdicts(clean, clean)['accuracy.file-wrong']).toMatchObject({ kind: 'no-difference' });
});

test.each([
  ['another version', { suite: 2 }, 'model.pass-5s', 'other-suite'],
  ['another model', { model: { ...fast.model, digest: 'other' } }, 'model.pass-5s', 'other-model'],
  ['no isolation', { conditions: { ...fast.conditions, isIsolated: false } }, 'micro.vad', 'other-isolation'],
  ['hidden', { flags: ['hidden' as const] }, 'micro.vad', 'void'],
  ['wrong words', { measurements: [measured('micro.vad', around(2), ['wrong-words'])] }, 'micro.vad', 'void'],
  ['nothing', { measurements: [] }, 'micro.vad', 'missing'],
])('is not compared, and says why: %s', (_what, change, id, why) => {
  expect(verdicts(slow, { ...fast, ...change })[id]).toEqual({ kind: 'not-comparable', why });
});

test('what has nothing to do with the model is compared across models', () => {
  const other = { ...fast, model: { ...fast.model, digest: 'other' } };
  expect(verdicts(slow, other)['micro.vad']).toMatchObject({ kind: 'no-difference' });
});

test('a figure stands beside its yardstick of the same run', () => {
  const report = reportWith({ 'model.pass-5s': around(200), 'reference.pass-5s': around(500) });
  expect(besideYardstick(report, report.measurements[0]!)).toMatchObject({
    kind: 'better',
    ratio: expect.closeTo(2.5, 1),
  });
  expect(besideYardstick(fast, fast.measurements[0]!)).toBeNull();
});

test('the score is how often faster, and nothing for fast garbage', () => {
  const samples = { 'end-to-end.stop-5s': around(100), 'reference.pass-5s': around(300) };
  expect(scoreOf(reportWith(samples))).toBe(300);
  expect(scoreOf(reportWith({}))).toBeNull();
  expect(scoreOf(reportWith(samples, { flags: ['hidden'] }))).toBeNull();
  const garbled = reportWith(samples);
  const measurements = [...garbled.measurements, measured('model.pass-10s', [5], ['wrong-words'])];
  expect(scoreOf({ ...garbled, measurements })).toBe(0);
});
