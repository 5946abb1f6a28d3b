import { signal } from '@preact/signals';
import { expect, test, vi } from 'vitest';
import { createNotices } from '../notices.ts';
import { createModelLending, type ModelLendingPlan } from './model-lending.ts';

const accuracy = { wordErrorRate: 5, on: 'a test set', source: '' };
const cards = signal([
  { id: 'o/large', bytes: 100e6, state: 'ready', languages: ['en'], accuracy },
  { id: 'o/small', bytes: 30e6, state: 'ready', languages: ['en'], accuracy },
]);

/** A device that is hot, with two models, of which the large one is the person's. */
function world({ translate = false, modeModel = '' } = {}) {
  const inUse = signal('o/large');
  const notices = createNotices();
  const activity = { isSparing: signal(true), isRecognising: signal(false), hasSmallerModel: signal(false) };
  const lend = vi.fn(async (id: string) => {
    inUse.value = id;
  });
  const lending = createModelLending({
    control: async () => ({ lend }),
    models: { inUse, open: async () => ({ cards, refresh: async () => {} }) },
    settings: signal({ spoken: ['en'], translate }),
    activity,
    notices,
    textRules: {
      mode: () => modeModel || undefined,
      open: async () => ({ modes: { current: signal({ model: modeModel }) } }),
    },
  } as unknown as ModelLendingPlan);
  return { lending, inUse, notices, activity, lend };
}

test('a device that is hot has the smaller model from the next recording on, which is said, and its own again when it is well', async () => {
  const { lending, inUse, notices, activity } = world();
  await lending.recordingEnded();
  expect([inUse.value, activity.hasSmallerModel.value, notices.list.value.length]).toEqual(['o/small', true, 1]);
  activity.isSparing.value = false;
  await lending.recordingEnded();
  await lending.recordingEnded();
  expect(inUse.value).toBe('o/small');
  await lending.recordingEnded();
  expect([inUse.value, activity.hasSmallerModel.value, notices.list.value.length]).toEqual(['o/large', false, 2]);
});

test('the person can take it back, and then it stays', async () => {
  const { lending, inUse, notices, activity } = world();
  await lending.recordingEnded();
  notices.list.value[0]!.action!.run();
  await vi.waitFor(() => expect(activity.hasSmallerModel.value).toBe(false));
  await lending.recordingEnded();
  expect(inUse.value).toBe('o/large');
});

test.each([
  ['translation', { translate: true }],
  ['the model of a mode', { modeModel: 'o/large' }],
] as const)('%s is a choice of the person that stands', async (_, chosen) => {
  const { lending, lend } = world(chosen);
  await lending.recordingEnded();
  expect(lend).not.toHaveBeenCalled();
});

test('nothing changes under a recording that has begun, or where the model cannot be loaded', async () => {
  const { lending, inUse, activity, lend, notices } = world();
  activity.isRecognising.value = true;
  await lending.recordingEnded();
  expect(lend).not.toHaveBeenCalled();
  activity.isRecognising.value = false;
  vi.spyOn(console, 'warn').mockImplementation(() => {});
  lend.mockRejectedValueOnce(new Error('gone'));
  await lending.recordingEnded();
  expect([inUse.value, notices.list.value]).toEqual(['o/large', []]);
  await lending.recordingEnded();
  expect(inUse.value).toBe('o/small');
});
