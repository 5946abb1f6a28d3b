/** Real recordings beside the repository, with what is said in them, as Node hears them: decoded by ffmpeg. */

import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { speechRate } from '../../src/core/resampler.ts';
import { Downmix } from '../../src/core/sound/downmix.ts';
import { HighPass } from '../../src/core/sound/high-pass.ts';

const shared = fileURLToPath(new URL('../../../shared/speech', import.meta.url));

const block = 128;

/** Inputs that fail. */
export const cases = fileURLToPath(new URL('../../../shared/cases', import.meta.url));

export interface Recording {
  id: string;
  file: string;
  /** `zxx` where nobody speaks. */
  language: string;
  kind: string;
  seconds: number;
  channels: number;
  /** Spellings of what is said; none where nobody speaks. */
  references: readonly string[];
}

type Listed = Omit<Recording, 'references'> & { reference: string | null; reference_alt?: string | null };

export const hasRecordings =
  existsSync(join(shared, 'manifest.json')) && spawnSync('ffmpeg', ['-version']).status === 0;

/** All of a manifest, by default of the shared one. */
export function recordings(manifest = join(shared, 'manifest.json')): Recording[] {
  const listed = JSON.parse(readFileSync(manifest, 'utf8')) as Listed[];
  return listed.map(({ reference, reference_alt, ...recording }) => ({
    ...recording,
    references: [reference, reference_alt].filter((each): each is string => Boolean(each)),
  }));
}

/** As the app hears it: its channels in one, at 16 kHz, without what lies below the voice. */
export function samplesOf(
  { file, channels = 1 }: Pick<Recording, 'file'> & { channels?: number },
  folder = shared,
): Float32Array<ArrayBuffer> {
  const format = ['-ac', String(channels), '-ar', String(speechRate), '-f', 'f32le', '-'];
  const { stdout, status, stderr } = spawnSync('ffmpeg', ['-v', 'error', '-i', resolve(folder, file), ...format], {
    maxBuffer: 1 << 30,
  });
  if (status !== 0) throw new Error(`${file}: ${stderr}`);
  const samples = new Float32Array(new Uint8Array(stdout).buffer);
  const parts = Array.from({ length: channels }, (_, channel) => samples.filter((_, at) => at % channels === channel));
  const mono = new Float32Array(parts[0]!.length);
  const downmix = new Downmix();
  for (let at = 0; at < mono.length; at += block) {
    const blockOf = (all: Float32Array) => all.subarray(at, at + block);
    downmix.mix(parts.map(blockOf), blockOf(mono));
  }
  new HighPass().filter(mono);
  return mono;
}
