/**
 * `npm run score`: the word error rate of `npm run transcribe` over the recordings that a manifest lists, and what it writes where
 * nobody speaks.
 */

import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { type ErrorKinds, errorKinds } from '../benches/statistics/error-kinds.ts';
import { wordErrors } from '../benches/statistics/word-errors.ts';
import { root } from './serving/build.ts';
import { checkFile } from './terminal/input-file.ts';
import { usageError } from './terminal/options.ts';
import { print } from './terminal/print.ts';
import { runCommand } from './terminal/run-command.ts';

const usage = `Usage: npm run score -- [options] MANIFEST.json [LANGUAGE]

Scores a model on the recordings of a manifest in LANGUAGE (en without it, or all): a list of
{id, file, kind, language, reference, reference_alt}, or {clips: [{file, kind, language, text}]}.
A recording without a text is one without speech; noise_snr_db is by how much speech is louder
than the noise that was mixed with it, or null without noise.

  --model, --hub, --threads   as for npm run transcribe
  --told                      the model is told the language of each recording
  --help                      this text`;

const options = {
  model: { type: 'string' },
  hub: { type: 'string' },
  threads: { type: 'string' },
  told: { type: 'boolean', default: false },
} as const;

/** Signal-to-noise ratio in dB below which noise is loud. */
const loudNoise = 10;
/** Seconds that part short recordings from those of one segment, and those from long ones. */
const [short, long] = [5, 30];

interface Clip {
  id: string;
  file: string;
  kind: string;
  /** A code, or another word where it changes. */
  language: string | null;
  /** Signal-to-noise ratio in dB, null without noise; undefined where the manifest does not tell. */
  snrDb: number | null | undefined;
  /** Spellings; none where nobody speaks. */
  references: string[];
}

/** Handed on to `npm run transcribe`. */
interface Model {
  model?: string | undefined;
  hub?: string | undefined;
  threads?: string | undefined;
  told: boolean;
}

interface Line {
  text?: string;
  audio_s?: number;
  compute_ms?: number;
  error?: { code: string };
}

await runCommand({
  usage,
  options,
  async run({ values, positionals: [manifest, language = 'en'] }) {
    if (manifest === undefined) throw usageError(`No manifest was named.\n\n${usage}`);
    checkFile(manifest);
    const isWanted = (clip: Clip) => language === 'all' || clip.language === language || clip.references.length === 0;
    const clips = readClips(JSON.parse(readFileSync(manifest, 'utf8'))).filter(isWanted);
    report(clips, transcribe(clips, dirname(manifest), values));
    return 0;
  },
});

type Listed = Partial<
  Record<'id' | 'file' | 'kind' | 'language' | 'text' | 'reference' | 'reference_alt', string | null>
> & { noise_snr_db?: number | null };

function readClips(listed: readonly Listed[] | { clips: readonly Listed[] }): Clip[] {
  const list = 'clips' in listed ? listed.clips : listed;
  return list.map(({ id, file, kind, language: spoken, text, reference, reference_alt, noise_snr_db }) => ({
    id: id ?? file ?? '',
    file: file ?? '',
    kind: kind ?? 'all',
    language: spoken ?? null,
    snrDb: noise_snr_db,
    references: [text, reference, reference_alt].filter((each): each is string => Boolean(each)),
  }));
}

function isCode(language: string | null): language is string {
  return /^[a-z]{2,3}$/.test(language ?? '');
}

/** In one page, or in one for each language that the model is told. */
function transcribe(clips: readonly Clip[], folder: string, { told: isTold, ...model }: Model): Map<Clip, Line> {
  const lines = new Map<Clip, Line>();
  const groups = grouped(clips, (clip) => (isTold && isCode(clip.language) ? clip.language : 'auto'));
  const given = (['model', 'hub', 'threads'] as const).flatMap((name) => {
    const value = model[name];
    return value === undefined ? [] : [`--${name}`, value];
  });
  for (const [spoken, group] of groups) {
    const files = group.map(({ file }) => resolve(folder, file));
    const told = spoken === 'auto' ? [] : ['--language', spoken];
    const run = spawnSync('npm', ['run', '--silent', 'transcribe', '--', '--json', ...given, ...told, ...files], {
      cwd: root,
      encoding: 'utf8',
      maxBuffer: 1 << 26,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    for (const [i, line] of run.stdout.trim().split('\n').entries()) lines.set(group[i]!, JSON.parse(line));
  }
  return lines;
}

function grouped<Member>(members: readonly Member[], by: (member: Member) => string): Map<string, Member[]> {
  const groups = new Map<string, Member[]>();
  for (const member of members) groups.set(by(member), [...(groups.get(by(member)) ?? []), member]);
  return groups;
}

function report(clips: readonly Clip[], lines: ReadonlyMap<Clip, Line>): void {
  const speech = clips.filter(({ references }) => references.length > 0);
  const silence = clips.filter(({ references }) => references.length === 0);
  const textOf = (clip: Clip) => lines.get(clip)?.text;
  const counts = new Map(speech.map((clip) => [clip, wordErrors(clip.references, textOf(clip) ?? '')]));
  for (const [clip, { errors, words }] of counts) {
    const text = textOf(clip) ?? lines.get(clip)?.error?.code;
    print(`${String(errors).padStart(4)} of ${String(words).padStart(4)}  ${clip.id}  ${text}`);
  }
  print('');
  for (const [kind, group] of grouped(speech, (clip) => clip.kind)) {
    const sum = (key: 'errors' | 'words') => group.reduce((total, clip) => total + counts.get(clip)![key], 0);
    const rate = ((100 * sum('errors')) / sum('words')).toFixed(1);
    print(`word error rate ${rate} % (${sum('errors')} of ${sum('words')} words, ${group.length} recordings, ${kind})`);
  }
  reportKinds(speech.map((clip) => errorKinds(clip.references, textOf(clip) ?? '')));
  const known = speech.filter(({ snrDb }) => snrDb !== undefined);
  for (const [such, group] of [
    ...grouped(speech, (clip) => lengthOf(lines.get(clip)?.audio_s ?? 0)),
    ...grouped(known, ({ snrDb }) => noiseOf(snrDb ?? null)),
  ]) {
    const sum = (key: 'errors' | 'words') => group.reduce((total, clip) => total + counts.get(clip)![key], 0);
    print(`${sum('errors')} of ${sum('words')} words wrong in ${group.length} recordings ${such}`);
  }
  const [empty, invented] = [speech.filter((clip) => !textOf(clip)), silence.filter(textOf)];
  const total = (key: 'audio_s' | 'compute_ms') => [...lines.values()].reduce((sum, line) => sum + (line[key] ?? 0), 0);
  const factor = total('compute_ms') / 1000 / total('audio_s');
  print(`empty on speech ${empty.length}, text on ${invented.length} of ${silence.length} recordings without speech`);
  print(`real-time factor ${factor.toFixed(3)} over ${total('audio_s').toFixed(0)} s`);
}

/** Where words are lost. */
function reportKinds(kinds: readonly ErrorKinds[]): void {
  const sum = (key: 'missing' | 'added' | 'changed') => kinds.reduce((total, each) => total + each[key], 0);
  const count = (key: 'first' | 'last') => kinds.filter((each) => each[key]).length;
  print(`missing ${sum('missing')}, added ${sum('added')}, changed ${sum('changed')} words`);
  print(`first word wrong in ${count('first')}, last word in ${count('last')} of ${kinds.length} recordings`);
}

function lengthOf(seconds: number): string {
  if (seconds < short) return `under ${short} s`;
  return seconds < long ? `of ${short} to ${long} s` : `over ${long} s`;
}

function noiseOf(snrDb: number | null): string {
  if (snrDb === null) return 'without noise';
  return snrDb < loudNoise
    ? `with noise less than ${loudNoise} dB below it`
    : `with noise ${loudNoise} dB or more below it`;
}
