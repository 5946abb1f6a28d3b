/** Listening sessions over real speech, through shared memory and through messages: the same segments, and no sample lost. */

import { beforeAll, expect, test } from 'vitest';
import { circularBytes } from '../../core/circular.ts';
import { AudioHistory } from '../../core/history.ts';
import { speechRate } from '../../core/resampler.ts';
import { SampleRing } from '../../core/ring.ts';
import { HighPass } from '../../core/sound/high-pass.ts';
import { type CapturePath, captureSeconds, historySamples } from '../../protocol/capture.ts';
import type { Hearing } from '../../protocol/listen.ts';
import type { SegmentMessage } from '../../protocol/speech.ts';
import { recordings, samplesOf } from '../testing/recordings.ts';
import { detectorFile } from '../testing/runtime-files.ts';
import { silentMeter } from '../testing/silent-meter.ts';
import { type ListeningPlan, ListeningSession } from './listening-session.ts';
import { SileroNetwork } from './silero-network.ts';
import { VoiceDetector } from './voice-detector.ts';

/** Samples in a block of the audio thread. */
const block = 128;

let detector: SileroNetwork;
let speech: Float32Array;

beforeAll(async () => {
  detector = SileroNetwork.read(await detectorFile());
  speech = await samplesOf((await recordings()).find(({ id }) => id.startsWith('jfk'))!);
});

const newPlan = (): ListeningPlan => ({
  detector: new VoiceDetector(detector, silentMeter),
  meter: silentMeter,
  onHearing: () => {},
});

interface Heard {
  messages: SegmentMessage[];
  hearing: Hearing;
  /** The 16 kHz audio that the engine can read. */
  audio: Float32Array;
}

async function hear(samples: Float32Array, isShared: boolean): Promise<Heard> {
  const { port1, port2 } = new MessageChannel();
  const messages: SegmentMessage[] = [];
  const ended = new Promise<void>((resolve) => {
    port2.onmessage = ({ data }: MessageEvent<SegmentMessage>) => {
      messages.push(data);
      if (data.kind === 'end') resolve();
    };
  });
  const memory = new SharedArrayBuffer(circularBytes(captureSeconds * speechRate));
  const history = isShared ? new SharedArrayBuffer(circularBytes(historySamples)) : null;
  const ring = new SampleRing(memory);
  const capture = new MessageChannel();
  const path: CapturePath = isShared ? { kind: 'shared', memory } : { kind: 'port', port: capture.port2 };
  const options = { path, sampleRate: speechRate, sensitivity: 'normal', history, segments: port1, from: 0 } as const;
  const listening = new ListeningSession(options, newPlan());
  for (let at = 0; at < samples.length; at += block) {
    const piece = samples.slice(at, at + block);
    if (!isShared) capture.port1.postMessage(piece);
    else ring.write(piece);
    // Playback is faster than speech, and slow enough for the ring not to overflow.
    if (at % (block * 100) === 0) await new Promise((resolve) => setTimeout(resolve, 5));
  }
  if (!isShared) capture.port1.postMessage(null);
  const hearing = await listening.close();
  await ended;
  const audio = history ? new AudioHistory(history).slice(0, samples.length) : joined(messages);
  return { messages, hearing, audio };
}

function joined(messages: readonly SegmentMessage[]): Float32Array {
  return Float32Array.from(messages.flatMap((message) => (message.kind === 'audio' ? [...message.samples] : [])));
}

const closed = ({ messages }: Heard) => messages.flatMap((message) => (message.kind === 'close' ? [message] : []));

test('shared memory and messages give the same segments over the same samples', async () => {
  const shared = await hear(speech, true);
  const sent = await hear(speech, false);
  expect(shared.hearing.droppedBlocks).toBe(0);
  const filtered = speech.slice();
  new HighPass().filter(filtered);
  // Compared here: the difference of two recordings is too much to print.
  const isHeard = ({ audio }: Heard) =>
    audio.length === filtered.length && audio.every((sample, at) => sample === filtered[at]);
  expect([isHeard(shared), isHeard(sent)]).toEqual([true, true]);
  expect(closed(shared).length).toBeGreaterThan(0);
  expect(closed(sent)).toEqual(closed(shared));
});

test('audio up to a segment is there before the segment is told', async () => {
  const { messages } = await hear(speech, false);
  let end = 0;
  for (const message of messages) {
    if (message.kind === 'audio') end = message.from + message.samples.length;
    else if (message.kind !== 'end' && message.kind !== 'discard') expect(message.end).toBeLessThanOrEqual(end);
  }
});

test('a silence is told before the segment closes in it, where it said', async () => {
  const withSilence = new Float32Array(speech.length + 3 * speechRate);
  withSilence.set(speech);
  const heard = await hear(withSilence, true);
  const last = heard.messages.findLast((message) => message.kind === 'pause')!;
  const { start, end, speech: samples, certainty } = closed(heard).at(-1)!;
  expect(last).toMatchObject({ start, end, speech: samples, certainty });
  expect(last.silence).toBeGreaterThan(0);
  expect(samples).toBeLessThan(end - start);
  expect(certainty).toBeGreaterThan(0.5);
});

test('what is heard tells level, zeros and speech', async () => {
  const { hearing } = await hear(speech, true);
  expect(hearing.firstSpeech).toBeGreaterThan(0);
  expect(hearing.lastSpeech).toBeGreaterThan(hearing.firstSpeech!);
  expect(hearing.isDigitalSilence).toBe(false);
  expect(hearing.snrDb).toBeGreaterThan(0);
  const nothing = await hear(new Float32Array(2 * speechRate), true);
  expect(nothing.hearing).toMatchObject({
    isDigitalSilence: true,
    firstSpeech: null,
    levelDb: -120,
    snrDb: null,
  });
  expect(nothing.hearing.zerosFor).toBeCloseTo(2, 1);
  expect(nothing.messages).toEqual([{ kind: 'end' }]);
});

test('a new engine is told what the old one has not answered, and the end', async () => {
  const memory = new SharedArrayBuffer(circularBytes(captureSeconds * speechRate));
  const ring = new SampleRing(memory);
  const dead = new MessageChannel();
  const options = {
    path: { kind: 'shared', memory } as const,
    sampleRate: speechRate,
    sensitivity: 'normal' as const,
    history: null,
    segments: dead.port1,
    from: 0,
  };
  const listening = new ListeningSession(options, newPlan());
  for (let at = 0; at < speech.length; at += 1600) {
    ring.write(speech.subarray(at, at + 1600));
    await new Promise((resolve) => setTimeout(resolve, 3));
  }
  await listening.close();

  async function toldAfter(answeredUpTo: number): Promise<SegmentMessage[]> {
    const { port1, port2 } = new MessageChannel();
    const told: SegmentMessage[] = [];
    const ended = new Promise<void>((resolve) => {
      port2.onmessage = ({ data }) => {
        told.push(data);
        if (data.kind === 'end') resolve();
      };
    });
    listening.relink(port1, answeredUpTo);
    await ended;
    return told;
  }

  const told = await toldAfter(0);
  expect(told.map(({ kind }) => kind)).toEqual(['audio', 'close', 'end']);
  expect(told[0]).toMatchObject({ from: (told[1] as { start: number }).start });
  expect(await toldAfter((told[1] as { end: number }).end - 1)).toHaveLength(3);
  expect(await toldAfter((told[1] as { end: number }).end)).toEqual([{ kind: 'end' }]);
});
