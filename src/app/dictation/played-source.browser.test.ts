import { expect, test } from 'vitest';
import { circularBytes } from '../../core/circular.ts';
import { SampleRing } from '../../core/ring.ts';
import { pause } from '../../core/time.ts';
import { wavFile } from '../../formats/wav.ts';
import { playedSource } from './played-source.ts';

/** Half a second: a tone, and silence. */
const tone = Int16Array.from({ length: 24_000 }, (_, i) => (i < 12_000 ? 9_000 * Math.sin(i / 9) : 0));
const options = { deviceId: '', soundProcessing: false, workletUrl: '', onInterruption() {}, onEnded() {} };

async function play(speed: number, isLate: () => boolean, seconds = 10) {
  const memory = new SharedArrayBuffer(circularBytes(seconds * 48_000));
  const open = await playedSource({ file: wavFile([tone], 48_000), speed }, isLate);
  const microphone = await open({ ...options, pathFor: () => ({ kind: 'shared', memory }) });
  return { microphone, ring: new SampleRing(memory) };
}

test('a sound comes round again and again, on a clock that runs as fast as it is asked to', async () => {
  const began = performance.now();
  const { microphone, ring } = await play(8, () => false);
  await expect.poll(() => microphone.clock()).toBeGreaterThan(2);
  await microphone.stop(0);
  const took = (performance.now() - began) / 1000;
  expect(microphone.clock()).toBeLessThan(8.5 * took);
  expect(microphone.clock()).toBeGreaterThan(2 * took);
  const heard = new Float32Array(ring.available);
  ring.read(heard);
  expect(heard.length / 48_000).toBeCloseTo(microphone.clock(), 5);
  const loudness = (from: number) => Math.max(...heard.subarray(from * 48_000, (from + 0.2) * 48_000));
  expect([0, 0.27, 0.5, 0.77, 1].map((at) => loudness(at) > 0.2)).toEqual([true, false, true, false, true]);
  expect(ring.dropped.blocks).toBe(0);
});

test('where text is late the clock is that of the wall', async () => {
  const began = performance.now();
  const { microphone } = await play(20, () => true);
  await pause(300);
  await microphone.stop(0);
  expect(microphone.clock()).toBeLessThanOrEqual((performance.now() - began) / 1000);
});

test('where nobody takes the sound a fast clock waits, and loses nothing', async () => {
  const { microphone, ring } = await play(20, () => false);
  await pause(600);
  await microphone.stop(0);
  expect(microphone.clock()).toBeLessThan(5.1);
  expect(ring.dropped.blocks).toBe(0);
});
