import { signal } from '@preact/signals';
import { expect, test, vi } from 'vitest';
import { createNotices } from '../../app/notices.ts';
import { AppError } from '../../core/errors.ts';
import { sampleTranscript } from '../../core/testing/sample-transcript.ts';
import type { Segment } from '../../core/transcript.ts';
import { type RecognisingApp, recogniseAgain } from './recognise-again.ts';

const heard: Segment[] = [{ start: 0, end: 1, text: 'Other words.', language: 'de' }];
const how = { strategy: 'ring', changes: [{ at: 0, to: 'ring', reason: 'file' }], afterwards: true } as const;
const transcript = sampleTranscript({ sound: [{ id: 's', start: 0, from: 0, duration: 2 }] });

/** An app with the models `small`, in use, and `large`; `broken` cannot be loaded. */
function world({ segments = heard, failure = null as AppError | null } = {}) {
  const inUse = signal('small');
  const settings = signal({
    spoken: ['en'],
    translate: false,
    sensitivity: 'normal',
    strategy: 'auto',
    autoCopy: true,
  });
  const recognised: { model: string; spoken: readonly string[] }[] = [];
  const add = vi.fn(async (..._: unknown[]) => {});
  const notices = createNotices();
  const switchTo = async (id: string) => {
    if (id !== 'broken') inUse.value = id;
  };
  const cards = signal([{ id: 'broken', failure: { error: new AppError('model-broken', 'a graph') } }]);
  const app = {
    settings,
    notices,
    models: { inUse, open: async () => ({ switchTo, cards }) },
    textRules: { finished: async (said: Segment[]) => said, mode: () => undefined },
    library: { work: async () => ({ sound: { stretch: () => ({ length: 32_000 }) }, versions: { add } }) },
    files: {
      async transcribeSound() {
        if (failure) throw failure;
        recognised.push({ model: inUse.value, spoken: settings.value.spoken });
        return { segments, words: null, said: [], how };
      },
    },
  } as unknown as RecognisingApp;
  const asBefore = () => [inUse.value, settings.value.spoken];
  return { app, add, notices, recognised, asBefore };
}

test('the sound is recognised with what was chosen, as a version, and all is as before', async () => {
  const { app, add, recognised, asBefore } = world();
  await recogniseAgain(app, transcript, { model: 'large', language: 'de' });
  expect(recognised).toEqual([{ model: 'large', spoken: ['de'] }]);
  const settings = { spoken: ['de'], translate: false, sensitivity: 'normal', ...how };
  const version = { text: 'Other words.', segments: heard, model: 'large', language: 'de', settings };
  expect(add.mock.calls).toEqual([[transcript.id, version, null]]);
  expect(asBefore()).toEqual(['small', ['en']]);
});

test('where no word is found, there is no version', async () => {
  const { app, add, notices, asBefore } = world({ segments: [] });
  await recogniseAgain(app, transcript, { model: 'large', language: '' });
  expect(add).not.toHaveBeenCalled();
  expect(notices.list.value).toHaveLength(1);
  expect(asBefore()).toEqual(['small', ['en']]);
});

test.each([
  ['a model that cannot be loaded', 'broken', null, 'model-broken'],
  ['a thread that dies', 'large', new AppError('thread-died', 'gone'), 'thread-died'],
] as const)('%s is said, and all is as before', async (_, model, failure, code) => {
  const { app, add, notices, asBefore } = world({ failure });
  await recogniseAgain(app, transcript, { model, language: '' });
  expect(notices.list.value).toMatchObject([{ what: { code } }]);
  expect([add.mock.calls, asBefore()]).toEqual([[], ['small', ['en']]]);
});
