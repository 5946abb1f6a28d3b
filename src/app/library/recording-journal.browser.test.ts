/** A whole recording with its journal, in real threads: what the library thread keeps is what was spoken, also when it dies in between. */

import { beforeAll, expect, test, vi } from 'vitest';
import { speechRate } from '../../core/resampler.ts';
import { carryErrorCodes } from '../../protocol/carry-error-codes.ts';
import type { LibraryApi } from '../../protocol/library.ts';
import { recordings, samplesOf } from '../../speech/testing/recordings.ts';
import { modelFiles } from '../../speech/testing/runtime-files.ts';
import { startRecording } from '../dictation/recording.ts';
import { promptedMicrophone } from '../dictation/testing/prompted-microphone.ts';
import { realThreads } from '../dictation/testing/real-threads.ts';
import { embeddedOnProcessor } from '../engine/embedded-model.ts';
import type { EngineSlots, SpeechThreads } from '../engine/speech-threads.ts';
import { createNotices } from '../notices.ts';
import { retrying, superviseThread, type Thread } from '../thread-supervisor.ts';
import { beginJournal } from './recording-journal.ts';
import { createSoundReader } from './sound-reader.ts';

carryErrorCodes();

let speech: Float32Array;
let threads: SpeechThreads & EngineSlots;
let library: Thread<LibraryApi>;

beforeAll(async () => {
  speech = await samplesOf((await recordings()).find(({ id }) => id.startsWith('jfk'))!);
  threads = realThreads();
  library = superviseThread<LibraryApi>({
    name: 'library',
    create: () => new Worker(new URL('../../../workers/library.worker.ts', import.meta.url), { type: 'module' }),
  });
  threads.replaceEngine(threads.create({ id: 'embedded', open: async () => embeddedOnProcessor(1, modelFiles) }));
  await threads.ready();
}, 60_000);

/**
 * Records six seconds, calls `midway` after three, and leaves the recording unsaved. Resolves with the largest difference of a kept sample
 * from what listening has heard.
 */
async function recordAndLeave(isShared: boolean, midway: () => void): Promise<number> {
  const journal = beginJournal({ thread: library, notices: createNotices() }, 'm');
  const microphone = promptedMicrophone(speech);
  const recording = await startRecording(threads, {
    deviceId: '',
    soundProcessing: false,
    workletUrl: '',
    sensitivity: 'normal',
    journal,
    pace: 'normal',
    isShared,
    openSource: microphone.open,
    onHearing() {},
    onSpeech() {},
    onInterruption() {},
    onEnded() {},
    onReplaced() {},
    onFailed() {},
  });
  const reader = createSoundReader(retrying(library));
  await microphone.sayUntil(3);
  await vi.waitFor(async () => expect((await journal.read(0, 32_000))?.at(-1)).not.toBe(0), { timeout: 10_000 });
  // A living window has it.
  expect(await reader.interrupted()).toEqual([]);
  midway();
  await microphone.sayUntil(6);
  await recording.stop();
  const { samples: heard } = await recording.recall();
  journal.leave();
  const kept = await vi.waitFor(
    async () => {
      const [found] = await reader.interrupted();
      expect(found?.seconds).toBe(heard.length / speechRate);
      return reader.stretch(journal.id, 0, heard.length).slice(0, heard.length);
    },
    { timeout: 10_000 },
  );
  await reader.remove(journal.id);
  return kept.reduce((most, sample, at) => Math.max(most, Math.abs(sample - heard[at]!)), 0);
}

test.each([
  ['shared memory', true],
  ['messages', false],
])('through %s', { timeout: 60_000 }, async (_, isShared) => {
  expect(await recordAndLeave(isShared, () => {})).toBeLessThan(0.001);
});

test('a library thread that is ended is replaced, and gets what it has missed', { timeout: 60_000 }, async () => {
  expect(await recordAndLeave(true, () => library.kill())).toBeLessThan(0.001);
});
