/** A quiet voice soon after a loud one is heard in files, and what is no voice is not. */

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { beforeAll, expect, test } from 'vitest';
import { readWav } from '../../../benches/wav.ts';
import { noise } from '../../core/random.ts';
import { speechRate } from '../../core/resampler.ts';
import { silentMeter } from '../testing/silent-meter.ts';
import { ListenThread } from './listen-thread.ts';

const path = createRequire(import.meta.url).resolve('@ricky0123/vad-web/dist/silero_vad_v6.onnx');
const clip = readWav(readFileSync(new URL('../../../e2e/fixtures/jfk.wav', import.meta.url)));
const voice = Float32Array.from(clip.samples, (sample) => sample / 32_768);
const pause = 1.5;
const thread = new ListenThread({ ...silentMeter, snapshot: () => ({ histograms: {}, tallies: {} }) as never });

beforeAll(() => thread.start(new Uint8Array(readFileSync(path)).buffer));

/** The voice, a pause, and then the other sound at a level in dB, over the noise of a room. */
function followedBy(other: Float32Array, db: number): Float32Array {
  const from = voice.length + pause * speechRate;
  const room = noise(from + other.length, 1);
  return room.map((sample, i) => 3e-4 * sample + (voice[i] ?? 0) + 10 ** (db / 20) * (other[i - from] ?? 0));
}

/** Seconds at which ranges begin, heard in blocks of so many seconds. */
async function startsIn(sound: Float32Array, blockSeconds = 30): Promise<number[]> {
  const starts: number[] = [];
  let from: string | null = null;
  const block = blockSeconds * speechRate;
  for (let at = 0; at < sound.length + block; at += block) {
    const isLast = at >= sound.length;
    const how = { sensitivity: 'normal', inParagraphs: false, beginsSoon: false } as const;
    const { ranges, state } = await thread.scan(sound.slice(at, at + block), { ...how, from, isLast });
    starts.push(...ranges.map(({ start }) => start / speechRate));
    from = state;
  }
  return starts;
}

/** Seconds at which the other sound begins. */
const other = voice.length / speechRate + pause;

test('a voice that is 40 dB quieter than the one before it is heard, wherever blocks end', async () => {
  const sound = followedBy(voice, -40);
  for (const seconds of [30, 7]) {
    const starts = await startsIn(sound, seconds);
    expect(starts, `${seconds} s`).toEqual(starts.toSorted((a, b) => a - b));
    expect(
      starts.filter((start) => start > other - 1 && start < other + 1),
      `${seconds} s: ${starts}`,
    ).toHaveLength(1);
  }
});

test('noise and a tone behind a voice are none', async () => {
  const alone = await startsIn(voice);
  const hiss = noise(8 * speechRate, 0.3);
  const hum = hiss.map((_, i) => 0.3 * Math.sin(i / 20));
  for (const sound of [hiss, hum]) expect(await startsIn(followedBy(sound, -30))).toEqual(alone);
});
