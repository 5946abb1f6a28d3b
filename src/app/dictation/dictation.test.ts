import { signal } from '@preact/signals';
import { expect, test, vi } from 'vitest';
import { AppError } from '../../core/errors.ts';
import type { Transcript } from '../../core/transcript.ts';
import type { Hearing } from '../../protocol/listen.ts';
import type { SpeechEvent } from '../../protocol/speech.ts';
import type { SpeechThreads } from '../engine/speech-threads.ts';
import type { HeardSound } from '../withheld/withheld-offer.ts';
import { createDictation, type RecordingEvent } from './dictation.ts';
import type { RecordingOptions } from './recording.ts';

const rate = 16_000;

function hearing(seconds: number, more: Partial<Hearing> = {}): Hearing {
  const speech = {
    isSpeech: true,
    firstSpeech: null,
    lastSpeech: null,
    isDigitalSilence: false,
    snrDb: null,
    speechDb: null,
  };
  const health = { levelDb: -30, overdriven: 0, zerosFor: 0, quietFor: 0, droppedBlocks: 0, lastLoss: null, lostMs: 0 };
  return { end: seconds * rate, ...speech, ...health, ...more };
}

type Final = Extract<SpeechEvent, { kind: 'final' }>;

function final(text: string, more: Partial<Final> = {}): Final {
  return { kind: 'final', start: 0, end: rate, text, language: null, computeMs: 9, doubt: null, lost: 0, ...more };
}

/** A dictation over fake recordings, whose events the test triggers; `at(n)` is the n-th recording. */
function world({ autoCopy = false, autoStop = 'off' as 'off' | '3s', keepSound = 'never' as 'never' | '7d' } = {}) {
  const recordings: { options: RecordingOptions; stop: ReturnType<typeof vi.fn>; hold: ReturnType<typeof vi.fn> }[] =
    [];
  const saved: Transcript[] = [];
  const done: string[] = [];
  const journal: string[] = [];
  const notices = { say: vi.fn(), report: vi.fn() };
  const consider = vi.fn(async (_: HeardSound) => {});
  const onHeard = vi.fn();
  const activity = { isDictating: signal(false), strategyChanges: signal([]) };
  let opening: Promise<void> = Promise.resolve();
  const dictation = createDictation({
    threads: { model: signal('m') } as unknown as SpeechThreads,
    settings: signal({
      microphone: 'usb',
      soundProcessing: false,
      sensitivity: 'normal',
      spoken: [],
      translate: false,
      vocabulary: '',
      strategy: 'ring',
      exactModel: '',
      pace: 'normal',
      autoStop,
      autoCopy,
      sounds: false,
      announce: 'off',
      keepSound,
    } as const),
    activity,
    notices,
    library: {
      keep: async (transcript) => {
        done.push('saved');
        saved.push(transcript);
        return { transcript, offset: 0 };
      },
    },
    withheld: { consider },
    onHeard,
    textRules: { live: (words) => words, finished: async (segments) => segments, mode: () => undefined },
    copy: async (text) => {
      done.push('asked to copy');
      await Promise.resolve(text).then(
        (content) => done.push(`copied ${content}`),
        () => done.push('nothing to copy'),
      );
    },
    workletUrl: '',
    isShared: true,
    holdRecorder: async () => {
      done.push('held');
      return () => void done.push('let go');
    },
    beginJournal: () => ({
      id: 'journal',
      attach() {},
      note: (words) => journal.push(`noted ${words.length}`),
      read: async () => null,
      finish: async (isKept) => void journal.push(isKept ? 'kept' : 'removed'),
      discard: async () => void journal.push('discarded'),
      leave: () => void journal.push('left'),
    }),
    keepAwake: () => () => void done.push('asleep'),
    async record(_, options) {
      await opening;
      const clock = 0.5 + recordings.length;
      const stop = vi.fn(async () => hearing(2));
      const hold = vi.fn();
      recordings.push({ options, stop, hold });
      const microphone = { label: `microphone ${options.deviceId}`, clock: () => clock };
      return { microphone, hold, stop, recall: async () => ({ start: 0, samples: new Float32Array(4) }) } as never;
    },
  });
  const events: RecordingEvent[] = [];
  dictation.events.subscribe((event) => events.push(event));
  const states = () => events.flatMap((event) => (event.kind === 'state' ? [[event.state.at, event.at]] : []));
  const openWhen = (promise: Promise<void>) => {
    opening = promise;
  };
  return {
    dictation,
    recordings,
    saved,
    done,
    journal,
    notices,
    consider,
    onHeard,
    activity,
    events,
    states,
    openWhen,
  };
}

test('a recording is heard, written, saved and let go of, and whoever looks on is told of each step', async () => {
  const { dictation, recordings, saved, done, activity, events, states } = world();
  await dictation.start();
  expect([dictation.device.value, activity.isDictating.value, dictation.clock()]).toEqual([
    'microphone usb',
    true,
    500,
  ]);
  const { options } = recordings[0]!;
  options.onHearing(hearing(1.5));
  options.onSpeech(final('Hello there.'));
  expect([dictation.state.value.at, dictation.elapsed.value, dictation.level.value]).toEqual(['recording', 1, 0.5]);
  const transcript = await dictation.stop();
  expect(transcript).toMatchObject({ text: 'Hello there.', duration: 2, source: 'microphone', model: 'm' });
  expect(saved).toEqual([transcript]);
  expect(done).toEqual(['held', 'saved', 'let go', 'asleep']);
  expect(states()).toEqual([
    ['arming', 0],
    ['recording', 500],
    ['finishing', 500],
    ['idle', 500],
  ]);
  expect(events.filter(({ kind }) => kind === 'speech')).toEqual([
    { kind: 'speech', speech: final('Hello there.'), at: 500 },
  ]);
  expect([activity.isDictating.value, dictation.clock(), await dictation.stop()]).toEqual([false, 0, transcript]);
});

test('a saved recording leaves nothing in the journal; one that fails leaves its sound and its words', async () => {
  const { dictation, recordings, journal } = world();
  await dictation.start();
  recordings[0]!.options.onSpeech(final('Saved.'));
  await dictation.stop();
  expect(journal).toEqual(['noted 1', 'removed']);
  await dictation.start();
  recordings[1]!.options.onSpeech(final('Words before.'));
  recordings[1]!.stop.mockRejectedValue(new AppError('thread-died', 'gone'));
  await dictation.stop();
  expect(journal.slice(2)).toEqual(['noted 1', 'left']);
});

test('sound that is not to be kept goes when whoever still needs it has taken it, and only with a saved text', async () => {
  const { dictation, recordings, saved, journal } = world();
  const take = vi.fn(async () => void journal.push('taken'));
  const dictate = async (at: number, end: () => Promise<unknown>) => {
    await dictation.start();
    dictation.session.value!.beforeRemoval(take);
    recordings[at]!.options.onSpeech(final('Words.'));
    await end();
  };
  await dictate(0, dictation.stop);
  expect(take).toHaveBeenCalledExactlyOnceWith({ transcript: saved[0], offset: 0 });
  await dictate(1, dictation.cancel);
  expect(journal.filter((line) => !line.startsWith('noted'))).toEqual(['taken', 'removed', 'discarded']);
});

test('a saved recording names its sound where that is kept; one that was cancelled, or failed, does not', async () => {
  const { dictation, recordings, saved, journal } = world({ keepSound: '7d' });
  const dictate = async (at: number, end: () => Promise<unknown>) => {
    await dictation.start();
    recordings[at]!.options.onSpeech(final('Words.'));
    await end();
  };
  await dictate(0, dictation.stop);
  expect(saved[0]!.sound).toEqual([{ id: 'journal', start: 0, from: 0, duration: 2 }]);
  await dictate(1, dictation.cancel);
  await dictate(2, () => {
    recordings[2]!.stop.mockRejectedValue(new AppError('thread-died', 'gone'));
    return dictation.stop();
  });
  expect(saved.slice(1).map(({ sound }) => sound)).toEqual([[]]);
  expect(journal.filter((line) => !line.startsWith('noted'))).toEqual(['kept', 'discarded', 'left']);
});

test('its words stay until the next begins, which has nothing of it', async () => {
  const { dictation, recordings, events } = world();
  await dictation.start();
  recordings[0]!.options.onHearing(hearing(2, { lostMs: 80 }));
  recordings[0]!.options.onInterruption('mic-muted');
  recordings[0]!.options.onSpeech(final('First.'));
  dictation.hold();
  await dictation.stop();
  expect(dictation.text.value.segments.map(({ text }) => text)).toEqual(['First.']);
  expect([dictation.elapsed.value, dictation.lostMs.value, dictation.device.value]).toEqual([0, 0, '']);
  await dictation.start();
  expect(dictation.text.value.segments).toEqual([]);
  recordings[1]!.options.onHearing(hearing(1));
  expect(dictation.state.value).toEqual({ at: 'recording', trouble: null });
  // Late events of an ended recording are ignored.
  recordings[0]!.options.onHearing(hearing(9));
  recordings[0]!.options.onSpeech(final('Late.'));
  expect([dictation.elapsed.value, dictation.text.value.segments]).toEqual([1, []]);
  expect(events.filter(({ kind }) => kind === 'speech')).toHaveLength(1);
  expect(await dictation.stop()).toBeNull();
});

test('given up before the microphone is open, it leaves nothing: no failure, and the late recording is ended', async () => {
  const { dictation, recordings, done, openWhen } = world();
  let resolve = () => {};
  openWhen(
    new Promise((open) => {
      resolve = open;
    }),
  );
  const started = dictation.start();
  await vi.waitFor(() => expect(done).toContain('held'));
  expect(await dictation.stop()).toBeNull();
  expect(dictation.state.value).toEqual({ at: 'idle' });
  expect(done).toEqual(['held', 'let go', 'asleep']);
  resolve();
  await started;
  await vi.waitFor(() => expect(recordings[0]?.stop).toHaveBeenCalledOnce());
});

test('what cannot begin has failed until it is dismissed', async () => {
  const { dictation, openWhen, activity, done } = world();
  openWhen(Promise.reject(new AppError('mic-denied', 'no')));
  await dictation.start();
  expect(dictation.state.value).toMatchObject({ at: 'failed', error: { code: 'mic-denied' } });
  expect([activity.isDictating.value, done]).toEqual([false, ['held', 'let go', 'asleep']]);
  dictation.dismiss();
  expect(dictation.state.value).toEqual({ at: 'idle' });
});

test('when a thread fails, what was recognised is saved before that is said', async () => {
  const { dictation, recordings, saved } = world();
  await dictation.start();
  recordings[0]!.stop.mockRejectedValue(new AppError('thread-died', 'gone'));
  recordings[0]!.options.onHearing(hearing(3));
  recordings[0]!.options.onSpeech(final('Kept.'));
  recordings[0]!.options.onFailed();
  await vi.waitFor(() => expect(dictation.state.value.at).toBe('failed'));
  expect(saved).toMatchObject([{ text: 'Kept.', duration: 3 }]);
  expect(dictation.text.value.segments).toHaveLength(1);
});

test('a device that goes ends the recording, keeps its words, and is told', async () => {
  const { dictation, recordings, saved } = world();
  await dictation.start();
  recordings[0]!.options.onSpeech(final('Kept.'));
  recordings[0]!.options.onEnded('mic-lost');
  await vi.waitFor(() => expect(dictation.state.value).toMatchObject({ at: 'failed', error: { code: 'mic-lost' } }));
  expect(saved).toHaveLength(1);
});

test('auto-copy is asked for in the press that stops, and waits for no disk', async () => {
  const { dictation, recordings, done } = world({ autoCopy: true });
  await dictation.start();
  recordings[0]!.options.onSpeech(final('Words.'));
  const stopping = dictation.stop();
  expect(done).toEqual(['held', 'asked to copy']);
  await stopping;
  expect(done).toEqual(['held', 'asked to copy', 'saved', 'copied Words.', 'let go', 'asleep']);
});

test('where nothing was said, auto-copy leaves the clipboard alone', async () => {
  const { dictation, done } = world({ autoCopy: true });
  await dictation.start();
  await dictation.stop();
  await vi.waitFor(() => expect(done).toContain('nothing to copy'));
});

test('what was heard is told with how sure the model was of it, and with what it withheld', async () => {
  const { dictation, recordings, onHeard } = world();
  await dictation.start();
  const { onSpeech } = recordings[0]!.options;
  const words = [{ text: 'Hello', confidence: 0.4, isCommon: true }];
  onSpeech(final('Hello', { said: words }));
  onSpeech(final('', { start: 2 * rate, end: 4 * rate, doubt: 'unlikely' }));
  await dictation.stop();
  const withheld = [{ start: 2 * rate, end: 4 * rate, reason: 'unlikely' }];
  expect(onHeard).toHaveBeenCalledExactlyOnceWith({ words, withheld, snrDb: hearing(2).snrDb });
});

test('cancelled, it becomes no transcript, and whoever listens is told what there is of it', async () => {
  const { dictation, recordings, saved, journal, events, consider } = world({ keepSound: '7d' });
  await dictation.start();
  recordings[0]!.options.onSpeech(final('Words.'));
  await dictation.cancel();
  expect([saved, dictation.text.value.segments]).toEqual([[], []]);
  expect(consider).not.toHaveBeenCalled();
  expect(journal.at(-1)).toBe('discarded');
  const sound = [{ id: 'journal', start: 0, from: 0, duration: 2 }];
  const told = { kind: 'cancelled', sound: 'journal', transcript: { text: 'Words.', sound } };
  expect(events.find(({ kind }) => kind === 'cancelled')).toMatchObject(told);
});

test('cancelled before a word was heard, its sound is told of', async () => {
  const { dictation, events } = world();
  await dictation.start();
  await dictation.cancel();
  const told = { kind: 'cancelled', sound: 'journal', transcript: null };
  expect(events.find(({ kind }) => kind === 'cancelled')).toEqual(told);
});

test('sound without a text to be trusted is offered before the next recording takes its place', async () => {
  const { dictation, recordings, consider } = world();
  await dictation.start();
  recordings[0]!.options.onSpeech(final('', { doubt: 'repetition', start: 7 }));
  await dictation.stop();
  expect(consider.mock.calls[0]![0]).toMatchObject({
    transcript: null,
    duration: 2,
    withheld: [{ start: 7, end: rate }],
  });
  await dictation.start();
  recordings[1]!.options.onSpeech(final('All there.'));
  await dictation.stop();
  expect(consider).toHaveBeenCalledOnce();
});

test('after the silence of the settings, whoever listens is told, unless the person holds or goes on', async () => {
  const { dictation, recordings, events } = world({ autoStop: '3s' });
  const silences = () => events.filter(({ kind }) => kind === 'silence').length;
  const silent = { isSpeech: false, firstSpeech: 0, lastSpeech: rate };
  await dictation.start();
  recordings[0]!.options.onHearing(hearing(2.5, silent));
  expect([dictation.stopsIn.value, silences()]).toEqual([2, 0]);
  dictation.goOn();
  expect(dictation.stopsIn.value).toBeNull();
  recordings[0]!.options.onHearing(hearing(5.5, silent));
  expect([dictation.stopsIn.value, silences()]).toEqual([0, 1]);
  dictation.hold();
  recordings[0]!.options.onHearing(hearing(9, silent));
  await vi.waitFor(() => expect(recordings[0]!.hold).toHaveBeenCalledOnce());
  expect([dictation.stopsIn.value, silences()]).toEqual([null, 1]);
});

test('noise is spoken of once', async () => {
  const { dictation, recordings } = world();
  await dictation.start();
  recordings[0]!.options.onHearing(hearing(1, { snrDb: 2 }));
  expect(dictation.state.value).toEqual({ at: 'recording', trouble: 'noise-loud' });
  dictation.dismiss();
  recordings[0]!.options.onHearing(hearing(2, { snrDb: 2 }));
  expect(dictation.state.value).toEqual({ at: 'recording', trouble: null });
  recordings[0]!.options.onHearing(hearing(3, { speechDb: -55 }));
  expect(dictation.state.value).toEqual({ at: 'recording', trouble: 'voice-faint' });
});

test('what waits for the end of a recording begins at once, unless it failed', async () => {
  const { dictation, recordings, states } = world();
  await dictation.start();
  const stopped = dictation.stop();
  dictation.next.value = () => void dictation.start();
  await stopped;
  expect(states().map(([at]) => at)).toEqual(['arming', 'finishing', 'idle', 'arming']);
  await vi.waitFor(() => expect(recordings).toHaveLength(2));
  recordings[1]!.stop.mockRejectedValue(new AppError('thread-died', 'gone'));
  const failed = dictation.stop();
  dictation.next.value = () => void dictation.start();
  await failed;
  expect([dictation.state.value.at, dictation.next.value]).toEqual(['failed', null]);
});
