import { signal } from '@preact/signals';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { AppError } from '../../core/errors.ts';
import { sampleTranscript } from '../../core/testing/sample-transcript.ts';
import type { Segment, Transcript } from '../../core/transcript.ts';
import type { InterruptedRecording } from '../../protocol/journal.ts';
import type { LibraryApi } from '../../protocol/library.ts';
import { createNotices } from '../notices.ts';
import type { Thread } from '../thread-supervisor.ts';
import { createRecovery, type HeardText } from './recovery.ts';

const rate = 16_000;
const recording: InterruptedRecording = {
  id: 'a',
  startedAt: 5,
  model: 'before',
  seconds: 20,
  words: [],
  discardedAt: null,
};
const how = { strategy: 'classic', changes: [{ at: 0, to: 'classic', reason: 'file' }], afterwards: true } as const;
const written: Segment[] = [
  { start: 1, end: 4, text: 'First words.' },
  // The open segment, whose end was not known.
  { start: 5, end: 5, text: 'And then' },
];

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('navigator', { language: 'en' });
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** A library thread that holds one recording, and a model that hears `heard` in whatever it is given. */
function world({
  words = [] as Segment[],
  heard = [] as Segment[],
  failure = null as AppError | null,
  keepSound = 'never' as 'never' | '7d',
} = {}) {
  const kept = new Set(['a']);
  let discardedAt: number | null = null;
  const api = {
    interrupted: async () => (kept.has('a') ? [{ ...recording, words, discardedAt }] : []),
    discardSound: async (_: string, at: number | null) => {
      discardedAt = at;
    },
    readSound: async (_: string, start: number, end: number) => new Int16Array(end - start),
    keepSound: vi.fn(async (id: string, _isAsked: boolean) => void kept.delete(id)),
    removeSound: vi.fn(async (id: string) => void kept.delete(id)),
  };
  const thread = { call: (use: (api: unknown) => unknown) => use(api) } as unknown as Thread<LibraryApi>;
  const saved: Transcript[] = [];
  const lengths: number[] = [];
  const notices = createNotices();
  const interrupted = signal<readonly InterruptedRecording[]>([]);
  const recovery = createRecovery({
    interrupted,
    thread,
    notices,
    library: {
      add: async (transcript) => void saved.push(transcript),
      async keep(transcript) {
        saved.push(transcript);
        return { transcript, offset: 0 };
      },
      open: async () => {},
    },
    async recognise(_, sound): Promise<HeardText> {
      lengths.push(sound.length / rate);
      if (failure) throw failure;
      return { segments: heard, words: null, said: [], how };
    },
    write: async (segments) => segments,
    origin: () => ({
      model: 'now',
      settings: { spoken: [], translate: false, sensitivity: 'normal', strategy: 'auto', keepSound },
    }),
  });
  const { interrupted: _, ...calls } = api;
  return { recovery, interrupted, saved, lengths, notices, ...calls };
}

test('what was written stays, and only the rest is recognised', async () => {
  const { recovery, interrupted, saved, lengths, removeSound } = world({
    words: written,
    heard: [{ start: 1, end: 3, text: 'And then more.' }],
  });
  await recovery.look();
  expect(interrupted.value).toHaveLength(1);
  await recovery.recover('a');
  expect(lengths).toEqual([16]);
  expect(saved[0]).toMatchObject({ text: 'First words. And then more.', createdAt: 5, duration: 20, sound: [] });
  expect(saved[0]!.segments.map(({ start }) => start)).toEqual([1, 5]);
  expect(removeSound).toHaveBeenCalledWith('a');
  expect(interrupted.value).toEqual([]);
});

test('sound in which no word is found is kept', async () => {
  const { recovery, saved, keepSound, removeSound } = world();
  await recovery.recover('a');
  expect(saved[0]!.sound).toEqual([{ id: 'a', start: 0, from: 0, duration: 20 }]);
  expect(keepSound).toHaveBeenCalledWith('a', true);
  expect(removeSound).not.toHaveBeenCalled();
});

test('its sound stays for a while where the settings say so', async () => {
  const { recovery, saved, keepSound } = world({ words: written, keepSound: '7d' });
  await recovery.recover('a');
  expect(saved[0]).toMatchObject({ text: 'First words.', sound: [{ id: 'a' }] });
  expect(keepSound).toHaveBeenCalledWith('a', false);
});

test('it says how it was heard: as a file, or live as far as it was written', async () => {
  const settingsOf = ({ versions }: Transcript) => versions[0]!.settings;
  const anew = world({ heard: written });
  await anew.recovery.recover('a');
  expect(settingsOf(anew.saved[0]!)).toMatchObject(how);
  const begun = world({ words: written, heard: written });
  await begun.recovery.recover('a');
  expect(settingsOf(begun.saved[0]!)).toMatchObject({ strategy: 'ring', changes: [], afterwards: undefined });
  const sound = world();
  await sound.recovery.keepAsSound('a');
  expect(settingsOf(sound.saved[0]!)).toMatchObject({ strategy: undefined, changes: undefined });
});

test('when recognition fails, the recording stays', async () => {
  const { recovery, interrupted, saved, removeSound } = world({ failure: new AppError('thread-died', 'gone') });
  await recovery.look();
  await expect(recovery.recover('a')).rejects.toMatchObject({ code: 'thread-died' });
  expect(saved).toEqual([]);
  expect(removeSound).not.toHaveBeenCalled();
  expect(interrupted.value).toHaveLength(1);
});

test('kept as sound, it has the words that were written', async () => {
  const { recovery, saved, keepSound, lengths } = world({ words: written });
  await recovery.keepAsSound('a');
  expect(saved[0]).toMatchObject({ text: 'First words. And then', model: 'before', sound: [{ id: 'a' }] });
  expect(keepSound).toHaveBeenCalledWith('a', true);
  expect(lengths).toEqual([]);
});

test('what is discarded stays in a list of its own, until that is taken back', async () => {
  const { recovery, interrupted, notices, removeSound } = world();
  await recovery.look();
  await recovery.discard('a');
  expect([interrupted.value, recovery.discarded.value.map(({ id }) => id)]).toEqual([[], ['a']]);
  notices.list.value[0]!.action!.run();
  await vi.waitFor(() => expect(interrupted.value).toHaveLength(1));
  expect(recovery.discarded.value).toEqual([]);
  expect(removeSound).not.toHaveBeenCalled();
});

test('a cancelled recording comes back with its words, and is heard again where it has none', async () => {
  const { recovery, interrupted, notices, saved, removeSound, keepSound } = world();
  const undo = () => notices.list.value.at(-1)!.action!.run();
  const transcript = sampleTranscript({ id: 't', text: 'Words.' });
  recovery.offerBack({ transcript, sound: 'a' });
  undo();
  await vi.waitFor(() => expect(removeSound).toHaveBeenCalledWith('a'));
  expect(saved).toEqual([transcript]);
  recovery.offerBack({
    transcript: { ...transcript, sound: [{ id: 'b', start: 0, from: 0, duration: 1 }] },
    sound: 'b',
  });
  undo();
  await vi.waitFor(() => expect(keepSound).toHaveBeenCalledWith('b', false));

  const other = world();
  await other.recovery.discard('a');
  other.recovery.offerBack({ transcript: null, sound: 'a' });
  other.notices.list.value.at(-1)!.action!.run();
  await vi.waitFor(() => expect(other.interrupted.value).toHaveLength(1));
  expect(interrupted.value).toEqual([]);
});

test('a cancelled recording that nothing is stored of can come back until the page is closed', () => {
  const { recovery, notices, saved } = world();
  recovery.offerBack({ transcript: null, sound: null });
  expect(notices.list.value).toEqual([]);
  recovery.offerBack({ transcript: sampleTranscript({ id: 't' }), sound: null });
  vi.runAllTimers();
  expect(notices.list.value).toEqual([]);
  notices.undoable.value[0]!.undo();
  expect(saved).toHaveLength(1);
  expect(notices.undoable.value).toEqual([]);
});
