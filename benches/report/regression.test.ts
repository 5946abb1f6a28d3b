import { expect, test } from 'vitest';
import { around, measured, reportWith, type Samples } from '../testing/reports.ts';
import { checkRegression } from './regression.ts';

const then: Samples = {
  'model.pass-5s': around(200),
  'reference.pass-5s': around(400),
  'micro.vad': around(1),
  'micro.pace': around(8),
  'end-to-end.first-partial': around(600),
};
const baseline = reportWith(then);
const worse = (change: Samples) =>
  checkRegression(baseline, reportWith({ ...then, ...change })).regressions.map((each) => each.id);

test('the same build passes, on a machine of half the speed too', () => {
  expect(checkRegression(baseline, baseline)).toEqual({ compared: 2, regressions: [], isVoid: false });
  const slower = Object.fromEntries(Object.entries(then).map(([id, samples]) => [id, samples.map((ms) => 2 * ms)]));
  expect(checkRegression(baseline, reportWith(slower)).regressions).toEqual([]);
});

test('a build that is slower than its yardsticks allow fails, whatever the machine', () => {
  expect(worse({ 'model.pass-5s': around(300) })).toEqual(['model.pass-5s']);
  expect(worse({ 'model.pass-5s': around(150), 'reference.pass-5s': around(200) })).toEqual(['model.pass-5s']);
  expect(worse({ 'micro.vad': around(2.5) })).toEqual(['micro.vad']);
});

test('a little slower, or perhaps slower, is not a regression', () => {
  expect(worse({ 'model.pass-5s': around(230) })).toEqual([]);
  expect(worse({ 'model.pass-5s': [190, 200, 280, 290, 300, 195, 205] })).toEqual([]);
});

test('what was measured once or twice proves nothing', () => {
  const file = (times: number[]) => ({ 'end-to-end.file': times, 'reference.file': [10] });
  const once = checkRegression(reportWith(file([9])), reportWith(file([3])));
  expect(once).toMatchObject({ compared: 0, regressions: [] });
  const often = checkRegression(reportWith(file([9, 9, 9])), reportWith(file([3, 3, 3])));
  expect(often.regressions.map(({ id }) => id)).toEqual(['end-to-end.file']);
});

test('what is measured beside nothing does not count', () => {
  expect(worse({ 'end-to-end.first-partial': around(6000) })).toEqual([]);
});

test('wrong words and hidden pages do not pass, however fast', () => {
  const measurements = [measured('model.pass-5s', around(10), ['wrong-words'])];
  expect(checkRegression(baseline, { ...baseline, measurements }).isVoid).toBe(true);
  expect(checkRegression(baseline, { ...baseline, flags: ['hidden'] }).isVoid).toBe(true);
});
