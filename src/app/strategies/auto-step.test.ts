import { describe, expect, test } from 'vitest';
import { type AutoState, firstAuto, type Situation, stepAuto } from './auto-step.ts';

type Running = AutoState['running'];

const fine: Situation = {
  lagMs: 400,
  behind: 0,
  pairBytes: 500e6,
  budget: 800e6,
  battery: null,
  pressure: 'nominal',
};

/** Where a strategy ends up when a situation lasts, and why it left the one that ran. */
function after(running: Running, situation: Partial<Situation>, observations = 12) {
  let state: AutoState = { ...firstAuto, running };
  const reasons: string[] = [];
  for (let time = 0; time < observations; time++) {
    const step = stepAuto(state, { ...fine, ...situation });
    state = step.state;
    if (step.change) reasons.push(step.change.reason);
  }
  return [state.running, reasons[0] ?? null];
}

describe('thirty situations', () => {
  test.each<[string, Running, Partial<Situation>, Running, string | null]>([
    ['all is well: the exact model may run', 'ring', {}, 'progressive', 'room'],
    ['all is well, and it runs', 'progressive', {}, 'progressive', null],
    ['all is well, and there is no live text: the next recording begins anew', 'classic', {}, 'classic', null],
    ['nothing is known yet', 'ring', { lagMs: null, pressure: null }, 'progressive', 'room'],
    ['no more exact model is here', 'ring', { pairBytes: null }, 'ring', null],
    ['the exact model was removed', 'progressive', { pairBytes: null }, 'ring', 'alone'],
    ['no more exact model is here, and there is no live text', 'classic', { pairBytes: null }, 'classic', null],
    ['both do not fit into memory', 'ring', { pairBytes: 900e6 }, 'ring', null],
    ['both no longer fit', 'progressive', { pairBytes: 801e6 }, 'ring', 'memory'],
    ['both fit exactly', 'ring', { pairBytes: 800e6 }, 'progressive', 'room'],
    ['the battery is low', 'progressive', { battery: 0.1 }, 'ring', 'battery'],
    ['the battery is between the limits, and it runs', 'progressive', { battery: 0.25 }, 'progressive', null],
    ['the battery is between the limits, and it does not run', 'ring', { battery: 0.25 }, 'ring', null],
    ['the battery has recovered', 'ring', { battery: 0.35 }, 'progressive', 'room'],
    ['the battery is low, and nothing runs beside', 'ring', { battery: 0.05 }, 'ring', null],
    ['the device is hot', 'progressive', { pressure: 'serious' }, 'ring', 'hot'],
    ['the device is very hot', 'progressive', { pressure: 'critical' }, 'ring', 'hot'],
    ['the device is warm, and it runs', 'progressive', { pressure: 'fair' }, 'progressive', null],
    ['the device is warm, and it does not run', 'ring', { pressure: 'fair' }, 'ring', null],
    ['the device is hot, and live text keeps up', 'ring', { pressure: 'critical' }, 'ring', null],
    ['live text is slow', 'ring', { lagMs: 3_000 }, 'classic', 'slow'],
    ['live text is slow beside an exact model: that goes first', 'progressive', { lagMs: 3_000 }, 'classic', 'slow'],
    ['live text is late, but not too late', 'ring', { lagMs: 2_000 }, 'progressive', 'room'],
    [
      'live text is late, but not too late, beside an exact model',
      'progressive',
      { lagMs: 2_000 },
      'progressive',
      null,
    ],
    ['live text is slow, and nothing else runs', 'ring', { lagMs: 2_600, pairBytes: null }, 'classic', 'slow'],
    ['final texts are far behind', 'ring', { behind: 12 }, 'classic', 'behind'],
    ['final texts are a little behind', 'ring', { behind: 4 }, 'ring', null],
    ['final texts are a little behind the exact model', 'progressive', { behind: 4 }, 'progressive', null],
    ['all is behind, as it should be without live text', 'classic', { behind: 30 }, 'classic', null],
    [
      'slow, hot, and without a battery',
      'progressive',
      { lagMs: 4_000, pressure: 'critical', battery: 0.02 },
      'classic',
      'slow',
    ],
  ])('%s', (_, running, situation, expected, reason) => {
    expect(after(running, situation)).toEqual([expected, reason]);
  });
});

test('one observation changes nothing, and relief comes sooner than more work', () => {
  expect(after('ring', {}, 2)[0]).toBe('ring');
  expect(after('ring', {}, 3)[0]).toBe('progressive');
  expect(after('progressive', { pressure: 'serious' }, 1)[0]).toBe('progressive');
  expect(after('progressive', { pressure: 'serious' }, 2)[0]).toBe('ring');
});

test('what comes and goes changes nothing', () => {
  let state: AutoState = { ...firstAuto, running: 'progressive' };
  for (let time = 0; time < 40; time++) {
    const step = stepAuto(state, { ...fine, behind: time % 2 === 0 ? 20 : 0 });
    expect(step.change).toBeNull();
    state = step.state;
  }
});

test('a device on which text is late beside the exact model, and only there, tries that again ever more seldom', () => {
  let state: AutoState = firstAuto;
  const changedAt: number[] = [];
  for (let time = 1; time <= 100; time++) {
    const step = stepAuto(state, { ...fine, lagMs: state.running === 'progressive' ? 4_000 : 400 });
    if (step.change) changedAt.push(time);
    state = step.state;
  }
  expect(changedAt).toEqual([3, 5, 11, 13, 25, 27, 51, 53]);
});
