/** Files of sound as ffmpeg writes and reads them. */

import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { seeded } from '../../core/random.ts';

export const hasFfmpeg = spawnSync('ffmpeg', ['-version']).status === 0;

/** Runs ffmpeg over bytes; returns what it writes. By files: it seeks in what it reads and writes. */
export function ffmpeg(input: Uint8Array, from: readonly string[], to: readonly string[]): Uint8Array<ArrayBuffer> {
  const folder = mkdtempSync(join(tmpdir(), 'sotto-sound-'));
  try {
    const [read, written] = [join(folder, 'read'), join(folder, 'written')];
    writeFileSync(read, input);
    const { stderr, status } = spawnSync('ffmpeg', ['-v', 'error', ...from, '-i', read, ...to, written]);
    if (status !== 0) throw new Error(String(stderr));
    return Uint8Array.from(readFileSync(written));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

export interface VoiceForm {
  seconds: number;
  /** Hz. */
  rate: number;
  channels: number;
  seed: number;
}

/** A voice-like sound that swells and falls, with noise in it, as ffmpeg writes it. */
export function voiceFile(
  { seconds, rate, channels, seed }: VoiceForm,
  to: readonly string[],
): Uint8Array<ArrayBuffer> {
  const random = seeded(seed);
  const length = Math.round(seconds * rate) * channels;
  const samples = Int16Array.from({ length }, (_, i) => {
    const at = Math.floor(i / channels) / rate;
    const tone = Math.sin(2 * Math.PI * (120 + 40 * (i % channels)) * at) + Math.sin(2 * Math.PI * 730 * at) / 2;
    return 9000 * Math.sin(2 * Math.PI * 3 * at) ** 2 * (tone + (2 * random() - 1) / 5);
  });
  const raw = ['-f', 's16le', '-ar', String(rate), '-ac', String(channels)];
  return ffmpeg(new Uint8Array(samples.buffer), raw, to);
}

/** The samples, interleaved, that ffmpeg reads in a sound track of a file, from 1 on. */
export function heardByFfmpeg(file: Uint8Array, track = 1): Float32Array<ArrayBuffer> {
  const to = ['-map', `0:a:${track - 1}`, '-f', 'f32le', '-c:a', 'pcm_f32le'];
  return new Float32Array(ffmpeg(file, [], to).buffer);
}
