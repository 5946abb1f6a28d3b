/**
 * How far the times of words are from the moments at which voices begin and end: `npx tsx benches/words/times.ts MODEL`, with the embedded
 * model (`moonshine`), one of the shared hub, or `nano/parakeet-nano`, which hears synthetic sentences. As files are heard, in Node.
 */

import { speechRate } from '../../src/core/resampler.ts';
import { later } from '../../src/core/transcript.ts';
import { keptWords } from '../../src/core/word-alignment.ts';
import type { TimedWord } from '../../src/protocol/speech.ts';
import { recogniseChecked } from '../../src/speech/checks/checked-recognition.ts';
import { silentMeter } from '../../src/speech/testing/silent-meter.ts';
import { spreadOf } from '../statistics/spread.ts';
import { normalisedWords } from '../statistics/word-errors.ts';
import { paragraphs, segmentsOf, usual } from '../whisper/segments.ts';
import { type JoinedRecording, joinedRecordings, joinedSentences } from './joins.ts';
import { loadNamed } from './models.ts';

const [model] = process.argv.slice(2);
if (!model) throw new Error('usage: npx tsx benches/words/times.ts MODEL');
const recogniser = await loadNamed(model);
const options = { times: true, isThorough: true, shouldStop: () => false, meter: silentMeter };

/** Seconds by which a first word begins late, and a last word ends late. */
const late: Record<'start' | 'end', number[]> = { start: [], end: [] };
for (const joined of model.startsWith('nano/') ? joinedSentences() : joinedRecordings()) {
  const heard = (await wordsIn(joined)).flatMap(plainWords);
  const said = joined.parts.flatMap(({ words }) => words);
  const kept = new Map(
    keptWords(
      said,
      heard.map(({ text }) => text),
    ),
  );
  let at = 0;
  for (const { words, start, end } of joined.parts) {
    const first = heard[kept.get(at) ?? -1];
    const last = heard[kept.get(at + words.length - 1) ?? -1];
    at += words.length;
    if (first) late.start.push(first.start - start);
    if (last) late.end.push(last.end - end);
    const told = (word: TimedWord | undefined, edge: 'start' | 'end', moment: number) =>
      word ? `${word.text} ${(1000 * (word[edge] - moment)).toFixed(0)}` : '–';
    console.log(`${joined.id} at ${start.toFixed(2)}: ${told(first, 'start', start)}, ${told(last, 'end', end)}`);
  }
}

console.log(`\n| ${model} | of | median | p95 | within 200 ms | median, late |\n|---|---|---|---|---|---|`);
for (const edge of ['start', 'end'] as const) {
  const apart = spreadOf(late[edge].map(Math.abs))!;
  const ms = (seconds: number) => `${(1000 * seconds).toFixed(0)} ms`;
  const near = late[edge].filter((each) => Math.abs(each) <= 0.2).length;
  const share = `${((100 * near) / apart.count).toFixed(0)} %`;
  console.log(
    `| ${edge} of words at joins | ${apart.count} | ${ms(apart.median)} | ${ms(apart.p95)} | ${share} | ${ms(spreadOf(late[edge])!.median)} |`,
  );
}
process.exit();

async function wordsIn({ samples }: JoinedRecording): Promise<TimedWord[]> {
  const words: TimedWord[] = [];
  const cut = recogniser.abilities.hearsParagraphs ? paragraphs : usual;
  for (const range of await segmentsOf(samples, cut)) {
    const checked = await recogniseChecked(recogniser, samples.slice(range.start, range.end), range, options);
    words.push(...(checked?.words ?? []).map((word) => later(word, range.start / speechRate)));
  }
  return words;
}

/** A word as it is compared; a number is several. */
function plainWords(word: TimedWord): TimedWord[] {
  return normalisedWords(word.text).map((text) => ({ ...word, text }));
}
