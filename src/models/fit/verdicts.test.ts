import { expect, test } from 'vitest';
import type { Backend } from '../../protocol/runtime.ts';
import type { Verdict } from './verdict.ts';
import { isOutdated, parseVerdicts, verdictFor, withVerdict } from './verdicts.ts';

const backend: Backend = { encoder: 'wasm', decoder: 'wasm', precision: { encoder: 'q8', decoder: 'q8' }, threads: 2 };

function verdict(change: Partial<Verdict> = {}): Verdict {
  const trial = { backend, medianMs: 100, loadMs: 50, isRight: true, error: null };
  return { model: 'a/b', revision: '1', device: 'this', trials: [trial], chosen: backend, at: 1, ...change };
}

test('a verdict counts for its model, revision and device', () => {
  const kept = [verdict()];
  expect(verdictFor(kept, verdict())).toEqual(verdict());
  for (const other of [{ model: 'a/c' }, { revision: '2' }, { device: 'other' }])
    expect(verdictFor(kept, verdict(other))).toBeNull();
});

test('it is outdated when something has changed, and not when there never was one', () => {
  expect(isOutdated([verdict()], verdict())).toBe(false);
  expect(isOutdated([verdict()], verdict({ device: 'newer browser' }))).toBe(true);
  expect(isOutdated([verdict()], verdict({ revision: '2' }))).toBe(true);
  expect(isOutdated([verdict()], verdict({ model: 'a/c' }))).toBe(false);
});

test('a later one takes the place of an earlier one, and the oldest go when there are too many', () => {
  expect(withVerdict([verdict()], verdict({ at: 2 }))).toEqual([verdict({ at: 2 })]);
  let kept: Verdict[] = [];
  for (let i = 0; i < 40; i++) kept = withVerdict(kept, verdict({ model: `a/${i}` }));
  expect(kept.length).toBeLessThan(40);
  expect(kept[0]?.model).toBe('a/39');
});

test('what was written comes back as it was', () => {
  const kept = [verdict(), verdict({ model: 'c', chosen: null, trials: [] })];
  expect(parseVerdicts(JSON.stringify(kept))).toEqual(kept);
});

test.each([
  ['nothing', null],
  ['no JSON', '{'],
  ['no list', '{"a":1}'],
  ['something else', '[1, null, "x"]'],
  ['a backend of another version', JSON.stringify([verdict({ chosen: { ...backend, encoder: 'npu' as 'wasm' } })])],
  ['absurd threads', JSON.stringify([verdict({ chosen: { ...backend, threads: 1e9 } })])],
  ['a precision that does not exist', JSON.stringify([verdict({ chosen: { ...backend, precision: 'q8' as never } })])],
  ['an error that does not exist', JSON.stringify([verdict({ trials: [{ backend, error: 'boo' } as never] })])],
])('%s gives no verdict', (_name, text) => expect(parseVerdicts(text)).toEqual([]));
