/** What is offered of several files at once, within the memory of all. */

import { signal } from '@preact/signals';
import { expect, test } from 'vitest';
import { speechRate } from '../../core/resampler.ts';
import { sampleTranscript } from '../../core/testing/sample-transcript.ts';
import type { Transcript } from '../../core/transcript.ts';
import { createNotices } from '../notices.ts';
import { FileQueue } from './file-queue.ts';
import type { Done, QueuedFile } from './file-state.ts';
import { offerInList } from './list-offers.ts';

/** Adds files, named as their transcripts, of each of which so many seconds have no text; a model hears "Words." in all of them. */
async function world(seconds: Record<string, number>) {
  const list = signal<readonly QueuedFile[]>([]);
  const queue = new FileQueue(list);
  const saved: Transcript[] = [];
  const heard: number[] = [];
  const selected = signal<{ id: string } | null>(null);
  const opened: string[] = [];
  const recognise = async (samples: Float32Array) => {
    heard.push(samples.length / speechRate);
    return { text: 'Words.', doubt: null, language: null, segments: null, words: null };
  };
  const plan = {
    list,
    queue,
    threads: { engine: { call: (use: (api: unknown) => unknown) => use({ recognise }) }, model: signal('m') },
    notices: createNotices(),
    library: {
      selected,
      find: async (id: string) => sampleTranscript({ id, text: 'Before.', segments: [] }),
      add: async (made: Transcript) => void saved.push(made),
      open: async (id: string) => void opened.push(id),
    },
    textRules: { finished: async (segments: unknown) => segments, mode: () => undefined },
  } as unknown as Parameters<typeof offerInList>[0];
  const run = (id: string) => async (): Promise<Done> => {
    const end = seconds[id]! * speechRate;
    const transcript = sampleTranscript({ id, text: 'Before.' });
    const sound = [{ start: 0, samples: new Float32Array(end).fill(0.1) }];
    const offer = offerInList(plan, { sound, withheld: [{ start: 0, end }], transcript, duration: 9, file: id });
    return { at: 'done', transcript: id, withheld: seconds[id]!, offer, isOpened: false };
  };
  await Promise.all(Object.keys(seconds).map((id) => queue.add(id, { run: run(id) })));
  const done = (name: string) => list.value.find((file) => file.name === name)!.state as Done;
  return { done, saved, heard, selected, opened };
}

test('each file keeps its own sound, and its words once they are recognised', async () => {
  const { done, saved, heard, selected, opened } = await world({ a: 3, b: 2, whole: 0 });
  expect(done('whole').offer).toBeNull();
  const transcribe = async (id: string) => {
    const { offer } = done(id);
    if (offer && offer !== 'gone') await offer.transcribe();
  };
  await transcribe('a');
  expect(heard).toEqual([3]);
  expect(saved[0]).toMatchObject({ id: 'a', text: expect.stringContaining('Words.') });
  expect(done('a')).toMatchObject({ transcript: 'a', withheld: 0, offer: null });
  expect(done('b')).toMatchObject({ withheld: 2, offer: { samples: 2 * speechRate } });
  expect(opened).toEqual([]);
  // The page shows it, and then its words too.
  selected.value = { id: 'b' };
  await transcribe('b');
  expect(opened).toEqual(['b']);
});

test('ten minutes of all files are kept: what was offered first goes, and says so', async () => {
  const { done } = await world({ a: 300, b: 200, c: 250 });
  expect(done('a')).toMatchObject({ withheld: 300, offer: 'gone' });
  expect([done('b').offer, done('c').offer]).toMatchObject([
    { samples: 200 * speechRate },
    { samples: 250 * speechRate },
  ]);
});
