/**
 * What the corrector of names and terms finds, and what it spoils. First `npx tsx benches/text/terms.ts FOLDER` speaks a sentence with
 * each of fifty names (espeak-ng) into the folder; then, with what `npm run transcribe -- --json` has made of these and of any other
 * recordings: `npx tsx benches/text/terms.ts FOLDER TRANSCRIPTS.jsonl`. Where a model does not tell how sure it was, it counts as sure of
 * nothing: what is found then is the most that can be, and what is spoiled too.
 */

import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { untouched } from '../../src/text/modes.ts';
import { Pipeline } from '../../src/text/pipeline.ts';
import { rewriteSegments, type SpokenWord } from '../../src/text/segments.ts';
import { lettersOf } from '../../src/text/terms/likeness.ts';
import { TermCorrector } from '../../src/text/terms/term-corrector.ts';

const names =
  'Siobhan Szymanski Krzysztof Wojciechowski Saoirse Caoimhe Aoife Padraig Eoghan Mikhailov Tchaikovsky Rachmaninoff Hernandez Guillermo Xochitl Joaquin Bjornsson Thorvaldsen Kierkegaard Soren Annelies Vandenberghe Schwarzenegger Pfeiffer Mueller Goethe Dostoevsky Nguyen Tran Zhang Xiaoping Takahashi Watanabe Chaudhry Subramanian Venkatesh Okonkwo Adebayo Mbappe Ngozi Papadopoulos Giannis Yildirim Erdogan Ibrahimovic Djokovic Kowalczyk Lefebvre Beauchamp Cholmondeley'.split(
    ' ',
  );

interface Line {
  file: string;
  text: string;
  words: SpokenWord[] | null;
}

const [folder, transcripts] = process.argv.slice(2);
if (!folder) throw new Error('which folder?');
if (transcripts) measure(transcripts);
else speak(folder);

function speak(into: string): void {
  mkdirSync(into, { recursive: true });
  for (const [i, name] of names.entries()) {
    const sentence = `Please send the new report to ${name} before the meeting today.`;
    execFileSync('espeak-ng', [
      '-v',
      i % 2 === 0 ? 'en-gb' : 'en-us',
      '-s',
      '150',
      '-w',
      join(into, `${name}.wav`),
      sentence,
    ]);
  }
}

function measure(file: string): void {
  const pipeline = new Pipeline({ settings: untouched, rules: [], language: 'en' });
  const terms = new TermCorrector(names);
  const counts = { spoken: 0, before: 0, after: 0, wrongNames: 0, others: 0, untold: 0, otherWords: 0, replaced: 0 };
  for (const line of readFileSync(file, 'utf8').trim().split('\n')) {
    const { file: path, text, words: told } = JSON.parse(line) as Line;
    const words = told ?? text.split(/\s+/).map((word) => ({ text: word, confidence: 0 }));
    if (!told) counts.untold++;
    const { segments, changes } = rewriteSegments(pipeline, [{ start: 0, end: 1, text }], { terms, words });
    const name = names.find((each) => each === basename(path, '.wav'));
    if (name) {
      counts.spoken++;
      if (has(text, name)) counts.before++;
      if (has(segments[0]!.text, name)) counts.after++;
      counts.wrongNames += changes.filter(({ to }) => to !== name).length;
    } else {
      counts.others++;
      counts.otherWords += words.length;
      counts.replaced += changes.length;
    }
    for (const { from, to } of changes) console.log(`${basename(path)}: ${from} → ${to}`);
  }
  const { spoken, before, after, wrongNames, others, untold, otherWords, replaced } = counts;
  console.log(
    `${before} of ${spoken} names right before, ${after} after, ${wrongNames} times another name or word taken`,
  );
  console.log(`${replaced} replacements in ${otherWords} words of ${others} recordings without these names`);
  if (untold > 0) console.log(`in ${untold} recordings the model did not tell how sure it was`);
}

function has(text: string, name: string): boolean {
  return text.split(/\s+/).some((word) => lettersOf(word) === lettersOf(name));
}
