/** Real recordings beside the repository, with what is said in them, as Node hears them: decoded by ffmpeg. */

import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { speechRate } from '../../src/core/resampler.ts';

const shared = fileURLToPath(new URL('../../../shared/speech', import.meta.url));

export interface Recording {
  id: string;
  file: string;
  /** `zxx` where nobody speaks. */
  language: string;
  kind: string;
  seconds: number;
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

/** One channel at 16 kHz. */
export function samplesOf({ file }: Pick<Recording, 'file'>, folder = shared): Float32Array<ArrayBuffer> {
  const format = ['-ac', '1', '-ar', String(speechRate), '-f', 'f32le', '-'];
  const { stdout, status, stderr } = spawnSync('ffmpeg', ['-v', 'error', '-i', resolve(folder, file), ...format], {
    maxBuffer: 1 << 30,
  });
  if (status !== 0) throw new Error(`${file}: ${stderr}`);
  return new Float32Array(new Uint8Array(stdout).buffer);
}
