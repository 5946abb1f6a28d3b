/** Recordings during which the engine or listening thread dies, fails or is replaced: no word is lost, and no word is repeated. */

import { beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { embeddedModel } from '../../models/embedded.ts';
import { carryErrorCodes } from '../../protocol/carry-error-codes.ts';
import type { Fault } from '../../protocol/engine.ts';
import { recordings, samplesOf } from '../../speech/testing/recordings.ts';
import { modelFiles } from '../../speech/testing/runtime-files.ts';
import { embeddedOnProcessor } from '../engine/embedded-model.ts';
import type { EngineSlots, SpeechThreads } from '../engine/speech-threads.ts';
import { noText, wholeText, withEvent } from './live-text.ts';
import { startRecording } from './recording.ts';
import { promptedMicrophone } from './testing/prompted-microphone.ts';
import { realThreads } from './testing/real-threads.ts';

carryErrorCodes();

const sentence = /^and so my fellow americans? ask not what your country can do for you/;
/**
 * Expected text when the listening thread dies: the segment is cut there, and words next to the cut ("Americans, ask not what") may be
 * misrecognised for lack of context.
 */
const cutSentence = /^and so my fellow america\w*( \w+){1,4} your country can do for you/;
/** Seconds in the recording: in the pauses after "Americans" and after "do for you". */
const [afterFirstWords, afterSentence] = [2.9, 7.9];

const open = async () => embeddedOnProcessor(1, modelFiles);

let speech: Float32Array;
let threads: SpeechThreads & EngineSlots;
/** Names of the threads that were replaced since the test began. */
const deaths: string[] = [];

beforeAll(async () => {
  speech = await samplesOf((await recordings()).find(({ id }) => id.startsWith('jfk'))!);
  threads = realThreads();
  threads.engineReplaced.subscribe(() => deaths.push('engine'));
}, 60_000);

beforeEach(async () => {
  await threads.ready();
  deaths.length = 0;
}, 60_000);

/** Dictates the sentence and calls `midway` after its first words. Returns the text without capitals and punctuation. */
async function dictate(isShared: boolean, midway: () => unknown): Promise<string> {
  const microphone = promptedMicrophone(speech);
  let text = noText;
  const recording = await startRecording(threads, {
    deviceId: '',
    soundProcessing: false,
    workletUrl: '',
    sensitivity: 'normal',
    journal: null,
    pace: 'normal',
    isShared,
    openSource: microphone.open,
    onHearing() {},
    onSpeech(event) {
      text = withEvent(text, event);
    },
    onInterruption() {},
    onEnded() {},
    onReplaced: () => deaths.push('listening'),
    onFailed() {},
  });
  await microphone.sayUntil(afterFirstWords);
  if (threads.state.value.at === 'ready') {
    await vi.waitFor(() => expect(wholeText(text).text).toMatch(/fellow/i), { timeout: 30_000 });
  }
  await midway();
  await microphone.sayUntil(afterSentence);
  await recording.stop();
  return wholeText(text)
    .text.toLowerCase()
    .replace(/-/g, ' ')
    .replace(/[^a-z' ]/g, '');
}

describe.each([
  ['shared memory', true],
  ['messages', false],
])('through %s', { timeout: 60_000 }, (_, isShared) => {
  test('an engine that is ended is replaced', async () => {
    expect(await dictate(isShared, () => threads.engine.kill())).toMatch(sentence);
    expect(deaths).toEqual(['engine']);
  });

  test('an engine takes over from another', async () => {
    const text = await dictate(isShared, async () => {
      const next = threads.create({ id: embeddedModel.id, open });
      await next.ready();
      threads.replaceEngine(next);
    });
    expect(text).toMatch(sentence);
    expect(deaths).toEqual([]);
  });
});

test('listening that is ended is replaced', { timeout: 60_000 }, async () => {
  expect(await dictate(true, () => threads.listen.kill())).toMatch(cutSentence);
  expect(deaths).toEqual(['listening']);
});

test('what is said while an engine that was put to sleep loads again is recognised', { timeout: 60_000 }, async () => {
  expect(threads.slot.value.sleep()).toBe(true);
  expect(await dictate(true, () => {})).toMatch(sentence);
  expect(deaths).toEqual([]);
});

test('an engine that fails in each way, one recording after another', { timeout: 120_000 }, async () => {
  const faults: Fault[] = ['crash', 'gpu-lost', 'out-of-memory', 'wrong-output'];
  for (const [index, fault] of faults.entries()) {
    const text = await dictate(true, () => threads.engine.call((api) => api.inject(fault)));
    expect(text, fault).toMatch(sentence);
    expect(deaths, fault).toHaveLength(index + 1);
  }
});
