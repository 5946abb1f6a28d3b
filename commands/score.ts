/**
 * `npm run score`: the word error rate of `npm run transcribe` over the recordings that a manifest lists, and what it writes where
 * nobody speaks.
 */

import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { wordErrors } from '../benches/word-errors.ts';
import { root } from './build.ts';
import { complain, print } from './terminal.ts';

const usage = `Usage: npm run score -- MANIFEST.json [LANGUAGE]

Scores the embedded model on the recordings of a manifest: a list of
{id, file, language, reference, reference_alt}; language zxx is no speech.`;

interface Clip {
  id: string;
  file: string;
  language: string;
  reference: string | null;
  reference_alt?: string | null;
}

interface Line {
  text?: string;
  audio_s?: number;
  compute_ms?: number;
  error?: { code: string };
}

const [manifest, language = 'en'] = process.argv.slice(2);
if (!manifest || !existsSync(manifest)) {
  complain(usage);
  process.exitCode = 2;
} else {
  const clips: Clip[] = JSON.parse(readFileSync(manifest, 'utf8'));
  const speech = clips.filter((clip) => clip.language === language && clip.reference);
  const silence = clips.filter((clip) => clip.language === 'zxx');
  score(speech, transcribe([...speech, ...silence].map(({ file }) => join(dirname(manifest), file))), silence);
}

function transcribe(files: string[]): Line[] {
  const run = spawnSync('npm', ['run', '--silent', 'transcribe', '--', '--json', ...files], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 1 << 26,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return run.stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
}

function score(speech: readonly Clip[], lines: readonly Line[], silence: readonly Clip[]): void {
  let errors = 0;
  let words = 0;
  for (const [i, { id, reference, reference_alt }] of speech.entries()) {
    const references = [reference, reference_alt].filter((text) => typeof text === 'string');
    const count = wordErrors(references, lines[i]?.text ?? '');
    errors += count.errors;
    words += count.words;
    print(
      `${String(count.errors).padStart(4)} of ${String(count.words).padStart(4)}  ${id}  ${lines[i]?.text ?? lines[i]?.error?.code}`,
    );
  }
  const invented = silence.filter((_, i) => lines[speech.length + i]?.text);
  const empty = speech.filter((_, i) => !lines[i]?.text);
  const seconds = lines.reduce((sum, line) => sum + (line.audio_s ?? 0), 0);
  const compute = lines.reduce((sum, line) => sum + (line.compute_ms ?? 0), 0) / 1000;
  print(
    `\nword error rate ${((100 * errors) / words).toFixed(1)} % (${errors} of ${words} words, ${speech.length} recordings)`,
  );
  print(`empty on speech ${empty.length}, text on ${invented.length} of ${silence.length} recordings without speech`);
  print(`real-time factor ${(compute / seconds).toFixed(3)} over ${seconds.toFixed(0)} s`);
}
