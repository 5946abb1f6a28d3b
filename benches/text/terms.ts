/**
 * What the corrector of names and terms finds, and what it spoils: `npx tsx benches/text/terms.ts FOLDER MODEL`, with a Whisper model of
 * `../shared/models/hub`, or the embedded one (`moonshine`). Speaks a sentence with each name of two lists (espeak-ng), and hears these, the recordings of `../shared/speech`,
 * and what is said in them, spoken as well, on one thread in Node, with the names as the person's list for the corrector alone. What was
 * heard stays in the folder, so that the next run takes no time.
 */

import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { recogniseChecked } from '../../src/speech/checks/checked-recognition.ts';
import { Moonshine } from '../../src/speech/moonshine/moonshine.ts';
import { withDefaults } from '../../src/speech/recogniser.ts';
import { saidWords } from '../../src/speech/said-words.ts';
import { startRuntime } from '../../src/speech/testing/runtime-in-node.ts';
import { silentMeter } from '../../src/speech/testing/silent-meter.ts';
import { Whisper } from '../../src/speech/whisper/whisper.ts';
import { untouched } from '../../src/text/modes.ts';
import { Pipeline } from '../../src/text/pipeline.ts';
import { rewriteSegments, type SpokenWord } from '../../src/text/segments.ts';
import { lettersOf } from '../../src/text/terms/likeness.ts';
import { TermCorrector } from '../../src/text/terms/term-corrector.ts';
import { moonshineFiles } from '../moonshine/app-in-node.ts';
import { recordings, samplesOf } from '../whisper/recordings.ts';
import { paragraphs, segmentsOf } from '../whisper/segments.ts';
import { onProcessor, whisperFiles } from '../whisper/shared-models.ts';
import { measured, practice } from './names.ts';

const [folder, model] = process.argv.slice(2);
if (!folder || !model) throw new Error('usage: npx tsx benches/text/terms.ts FOLDER OWNER/NAME');

interface Heard {
  raw: string;
  words: readonly SpokenWord[];
}

const pipeline = new Pipeline({ settings: untouched, rules: [], language: 'en' });
let terms = new TermCorrector(measured);

mkdirSync(folder, { recursive: true });
const kept = join(folder, `heard ${model.replace('/', ' ')}.json`);
const heard: Record<string, Heard> = existsSync(kept) ? JSON.parse(readFileSync(kept, 'utf8')) : {};
let hear: ((samples: Float32Array<ArrayBuffer>) => Promise<Heard>) | undefined;

await find('practice', practice);
await find('measured', measured);

const withReferences = recordings().filter(({ references }) => references.length > 0);
await count(
  'recordings without these names',
  withReferences.map((recording) => [recording.file, () => samplesOf(recording)]),
);
await count(
  'what is said in them, spoken in two voices',
  withReferences
    .filter(({ language }) => language === 'en')
    .flatMap(({ id, references: [text] }) =>
      [0, 1].map((voice) => [`${id} ${voice}`, () => spoken(`${id} ${voice}`, voice, text!)] as const),
    ),
);

async function find(list: string, names: readonly string[]): Promise<void> {
  terms = new TermCorrector(names);
  const counts = { missed: 0, found: 0, otherNames: 0 };
  for (const [i, name] of names.entries()) {
    const { raw, text, replaced } = await written(name, () =>
      spoken(name, i, `Please send the new report to ${name} before the meeting today.`),
    );
    if (has(raw, name)) continue;
    counts.missed++;
    if (has(text, name)) counts.found++;
    counts.otherNames += replaced.filter(({ to }) => to !== name).length;
  }
  const { missed, found, otherNames } = counts;
  console.log(`${list}: of ${missed} names missed ${found} are found, and ${otherNames} times another is taken`);
}

async function count(
  what: string,
  sounds: readonly (readonly [string, () => Float32Array<ArrayBuffer>])[],
): Promise<void> {
  let [words, count] = [0, 0];
  for (const [id, samples] of sounds) {
    const { raw, replaced } = await written(id, samples);
    words += raw.split(/\s+/).length;
    count += replaced.length;
  }
  console.log(`${count} replacements in ${words} words of ${what}`);
}

function spoken(name: string, voice: number, sentence: string): Float32Array<ArrayBuffer> {
  const file = join(folder!, `${name}.wav`);
  execFileSync('espeak-ng', ['-v', voice % 2 === 0 ? 'en-gb' : 'en-us', '-s', '150', '-w', file, sentence]);
  return samplesOf({ file });
}

async function written(id: string, samples: () => Float32Array<ArrayBuffer>) {
  if (!heard[id]) {
    hear ??= await loaded();
    heard[id] = await hear(samples());
    writeFileSync(kept, JSON.stringify(heard));
  }
  const { raw, words } = heard[id];
  const { segments, changes } = rewriteSegments(pipeline, [{ start: 0, end: 1, text: raw }], { terms, words });
  for (const { from, to } of changes) console.log(`${from} → ${to}`);
  return { raw, text: segments[0]!.text, replaced: changes };
}

async function loaded() {
  await startRuntime();
  const backend = onProcessor('q8');
  const family =
    model === 'moonshine'
      ? await Moonshine.load(await moonshineFiles(), backend, silentMeter)
      : await Whisper.load(whisperFiles(model!, backend), backend, silentMeter);
  const recogniser = withDefaults(family, () => (family.abilities.languages.length > 0 ? { language: 'en' } : {}));
  return async (samples: Float32Array<ArrayBuffer>): Promise<Heard> => {
    const texts: string[] = [];
    const words: SpokenWord[] = [];
    for (const range of await segmentsOf(samples, paragraphs)) {
      const piece = samples.slice(range.start, range.end);
      const options = { shouldStop: () => false, meter: silentMeter };
      const checked = await recogniseChecked(recogniser, piece, range, options);
      if (!checked?.text) continue;
      texts.push(checked.text);
      words.push(...saidWords(family, checked));
    }
    return { raw: texts.join(' '), words };
  };
}

function has(text: string, name: string): boolean {
  return text.split(/\s+/).some((word) => lettersOf(word) === lettersOf(name));
}
