import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openContainer } from './container.ts';

const hasFfmpeg = spawnSync('ffmpeg', ['-version']).status === 0;

/** A voice-like sound with noise and silence in it, made and coded by ffmpeg; and the samples that ffmpeg decodes from it. */
function coded(channels: number, form: 's16p' | 's32p'): { file: Blob; samples: Float32Array } {
  const folder = mkdtempSync(join(tmpdir(), 'sotto-alac-'));
  const path = join(folder, 'sound.m4a');
  const wave = 'sin(2*PI*220*t)*sin(PI*t)^8/2+(random(0)-0.5)*sin(PI*t)^8/9';
  const waves = Array.from({ length: channels }, (_, i) => (i === 0 ? wave : `${wave}+sin(2*PI*40*t)/9`)).join('|');
  const run = (args: string[]) => {
    const { status, stdout, stderr } = spawnSync('ffmpeg', ['-v', 'error', ...args], { maxBuffer: 2 ** 28 });
    if (status !== 0) throw new Error(String(stderr));
    return stdout;
  };
  run(['-f', 'lavfi', '-i', `aevalsrc=${waves}:s=44100:d=2.3`, '-c:a', 'alac', '-sample_fmt', form, path]);
  const heard = Uint8Array.from(run(['-i', path, '-f', 'f32le', '-c:a', 'pcm_f32le', '-']));
  const file = new Blob([readFileSync(path)]);
  rmSync(folder, { recursive: true });
  return { file, samples: new Float32Array(heard.buffer) };
}

test.skipIf(!hasFfmpeg).each([
  [1, 's16p'],
  [2, 's16p'],
  [1, 's32p'],
  [2, 's32p'],
] as const)('%i channels of Apple Lossless in %s are those that ffmpeg decodes', async (channels, form) => {
  const { file, samples } = coded(channels, form);
  const sound = await openContainer(file, { decodeWhole: () => Promise.reject(), findSpeech: async () => 1 });
  const read: number[] = [];
  for await (const { planes, rate } of sound!.blocks()) {
    expect([planes.length, rate]).toEqual([channels, 44_100]);
    for (let i = 0; i < planes[0]!.length; i++) for (const plane of planes) read.push(plane[i]!);
  }
  expect(read.length).toBe(samples.length);
  expect(samples.findIndex((sample, i) => Math.abs(sample - read[i]!) > 1e-7)).toBe(-1);
});
