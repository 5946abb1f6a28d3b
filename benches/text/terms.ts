/**
 * What the corrector of names and terms finds, and what it spoils: `npx tsx benches/text/terms.ts FOLDER MODEL`, with a Whisper model of
 * `../shared/models/hub`. Speaks a sentence with each of fifty names (espeak-ng) into the folder, and hears these and the English
 * recordings of `../shared/speech`, on one thread in Node, with the names as the person's list for the corrector alone.
 */

import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { recogniseChecked } from '../../src/speech/checks/checked-recognition.ts';
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
import { recordings, samplesOf } from '../whisper/recordings.ts';
import { paragraphs, segmentsOf } from '../whisper/segments.ts';
import { onProcessor, whisperFiles } from '../whisper/shared-models.ts';

const names =
  'Siobhan Szymanski Krzysztof Wojciechowski Saoirse Caoimhe Aoife Padraig Eoghan Mikhailov Tchaikovsky Rachmaninoff Hernandez Guillermo Xochitl Joaquin Bjornsson Thorvaldsen Kierkegaard Soren Annelies Vandenberghe Schwarzenegger Pfeiffer Mueller Goethe Dostoevsky Nguyen Tran Zhang Xiaoping Takahashi Watanabe Chaudhry Subramanian Venkatesh Okonkwo Adebayo Mbappe Ngozi Papadopoulos Giannis Yildirim Erdogan Ibrahimovic Djokovic Kowalczyk Lefebvre Beauchamp Cholmondeley'.split(
    ' ',
  );

const [folder, model] = process.argv.slice(2);
if (!folder || !model) throw new Error('usage: npx tsx benches/text/terms.ts FOLDER OWNER/NAME');

await startRuntime();
const backend = onProcessor('q8');
const whisper = await Whisper.load(whisperFiles(model, backend), backend, silentMeter);
const recogniser = withDefaults(whisper, () => (model.endsWith('.en') ? {} : { language: 'en' }));
const pipeline = new Pipeline({ settings: untouched, rules: [], language: 'en' });
const terms = new TermCorrector(names);

mkdirSync(folder, { recursive: true });
const counts = { missed: 0, found: 0, otherNames: 0, words: 0, replaced: 0 };
for (const [i, name] of names.entries()) {
  const file = join(folder, `${name}.wav`);
  const sentence = `Please send the new report to ${name} before the meeting today.`;
  execFileSync('espeak-ng', ['-v', i % 2 === 0 ? 'en-gb' : 'en-us', '-s', '150', '-w', file, sentence]);
  const { raw, text, replaced } = await written(samplesOf({ file }));
  if (has(raw, name)) continue;
  counts.missed++;
  if (has(text, name)) counts.found++;
  counts.otherNames += replaced.filter(({ to }) => to !== name).length;
}
for (const recording of recordings()) {
  if (recording.language !== 'en' || recording.seconds > 30 || recording.references.length === 0) continue;
  const { raw, replaced } = await written(samplesOf(recording));
  counts.words += raw.split(/\s+/).length;
  counts.replaced += replaced.length;
}
console.log(
  `of ${counts.missed} names missed ${counts.found} are found, and ${counts.otherNames} times another is taken`,
);
console.log(`${counts.replaced} replacements in ${counts.words} words of recordings without these names`);

async function written(samples: Float32Array<ArrayBuffer>) {
  const texts: string[] = [];
  const words: SpokenWord[] = [];
  for (const range of await segmentsOf(samples, paragraphs)) {
    const piece = samples.slice(range.start, range.end);
    const options = { shouldStop: () => false, meter: silentMeter };
    const checked = await recogniseChecked(recogniser, piece, range, options);
    if (!checked?.text) continue;
    texts.push(checked.text);
    words.push(...saidWords(whisper, checked));
  }
  const raw = texts.join(' ');
  const { segments, changes } = rewriteSegments(pipeline, [{ start: 0, end: 1, text: raw }], { terms, words });
  for (const { from, to } of changes) console.log(`${from} → ${to}`);
  return { raw, text: segments[0]!.text, replaced: changes };
}

function has(text: string, name: string): boolean {
  return text.split(/\s+/).some((word) => lettersOf(word) === lettersOf(name));
}
