/** Sound that is decoded a few packets at a time is that of WebCodecs, across every seam. */

import { BlobSource, Input } from 'mediabunny';
import { afterEach, expect, inject, test, vi } from 'vitest';
import { decodeWhole } from '../capture/whole-decoder.ts';
import { formats } from './container.ts';
import { packetBlocks } from './packet-blocks.ts';
import { openSound } from './sound-file.ts';
import { type SoundBlock, speechPieces } from './speech-stream.ts';
import { correlation } from './testing/likeness.ts';

const rate = 16_000;
const folder = inject('cases');
/** Opus, and AAC in a video. */
const cases = ['opus_granule_less.ogg', 'video_late_audio.mp4'];

/** A seam may lie between two samples. */
const alike = 0.7;

afterEach(() => vi.unstubAllGlobals());

async function fileAt(address: string): Promise<File> {
  return new File([await (await fetch(address)).arrayBuffer()], address.split('/').at(-1)!);
}

async function samplesOf(blocks: AsyncIterable<SoundBlock>): Promise<Float32Array> {
  const samples: number[] = [];
  for await (const [piece] of speechPieces(blocks)) for (const sample of piece!) samples.push(sample);
  return Float32Array.from(samples);
}

const heard = async (file: File) =>
  samplesOf((await openSound(file, { decodeWhole, findSpeech: async () => 1 })).blocks());

async function inPackets(file: File, seconds: number): Promise<Float32Array> {
  const input = new Input({ source: new BlobSource(file), formats });
  const track = await input.getPrimaryAudioTrack();
  const blocks = await packetBlocks(track!, decodeWhole, seconds);
  return samplesOf(blocks!(0, 0));
}

/** Of every half second with a voice, so that a seam that loses or repeats something shows. */
function leastLikeness(one: Float32Array, other: Float32Array): number {
  const half = rate / 2;
  const parts = Array.from({ length: Math.floor(one.length / half) }, (_, i) => [i * half, (i + 1) * half] as const);
  const loud = parts.filter((part) => one.subarray(...part).some((sample) => Math.abs(sample) > 0.05));
  return Math.min(...loud.map((part) => correlation(one.subarray(...part), other.subarray(...part), 0)));
}

test('a recording of a minute, where there is no WebCodecs', { timeout: 60_000 }, async () => {
  const file = await fileAt('/samples/sonnet.mp3');
  const expected = await heard(file);
  vi.stubGlobal('AudioDecoder', undefined);
  const sound = await heard(file);
  expect(sound.length / rate).toBeCloseTo(expected.length / rate, 1);
  expect(leastLikeness(expected, sound)).toBeGreaterThan(alike);
});

test('seams every second', { timeout: 60_000 }, async () => {
  for (const name of ['/samples/jfk.flac', ...(folder ? cases.map((name) => `${folder}/${name}`) : [])]) {
    const file = await fileAt(name);
    const [expected, sound] = [await heard(file), await inPackets(file, 1)];
    expect(leastLikeness(expected, sound), name).toBeGreaterThan(alike);
    // The silence that fills the last packet may be missing.
    expect(Math.abs(sound.length - expected.length) / rate, name).toBeLessThan(0.1);
  }
});
