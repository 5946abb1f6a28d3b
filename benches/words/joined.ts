/**
 * What words a long file costs beside its sentences alone: `npx tsx benches/words/joined.ts MODEL [--rounds N] [--only SET] [--out FILE.jsonl]`,
 * with the embedded model (`moonshine`) or a Whisper of the shared hub on joined recordings, or `nano/…` on joined synthetic sentences and on
 * long ones. The app's file path on one thread, in Node with ffmpeg. Prints the windows and the text of each recording with the sentences that
 * differ, then a table. What stands in FILE.jsonl already is not heard again.
 */

import { parseArgs } from 'node:util';
import { speechRate } from '../../src/core/resampler.ts';
import { noHints } from '../../src/protocol/speech.ts';
import { appInNode, type HeardWindow, heardAsFile } from '../moonshine/app-in-node.ts';
import { rateInterval } from '../statistics/word-rate.ts';
import { keepLine, keptLines } from '../whisper/kept-lines.ts';
import { joinErrors, type PartErrors, places } from './join-errors.ts';
import { distantRecordings, joinedRecordings, joinedSentences, longSentences, type Sentence } from './joined-speech.ts';
import { filesNamed } from './models.ts';

const {
  values: { rounds, only, out },
  positionals: [model],
} = parseArgs({
  allowPositionals: true,
  options: { rounds: { type: 'string', default: '3' }, only: { type: 'string' }, out: { type: 'string' } },
});
if (!model)
  throw new Error('usage: npx tsx benches/words/joined.ts MODEL [--rounds N] [--only SET] [--out FILE.jsonl]');

const files = await filesNamed(model);
const threads = await appInNode(files);
const sets = model.startsWith('nano/')
  ? { joined: () => joinedSentences(Number(rounds)), long: longSentences }
  : { joined: () => joinedRecordings(Number(rounds)), distant: () => distantRecordings(Number(rounds)) };

interface Heard {
  id: string;
  text: string;
  windows: HeardWindow[];
}

const heard = keptLines<Heard>(out);

async function heardIn({ id, samples }: Pick<Sentence, 'id' | 'samples'>, language: string): Promise<Heard> {
  const before = heard.find((each) => each.id === id);
  if (before) return before;
  // A model that knows one language is not told.
  const told = files.family === 'whisper' ? [language] : [];
  await threads.engine.call((api) => api.hint({ ...noHints, languages: told }));
  const now = { id, ...(await heardAsFile(threads, samples)) };
  heard.push(now);
  keepLine(out, now);
  return now;
}

const table = [
  `| ${model} | words | errors alone | joined | difference, 90 % | by place: joined, alone |`,
  '|---|---|---|---|---|---|',
];
for (const [set, recordings] of Object.entries(sets)) {
  if (only && set !== only) continue;
  const ofSentences = new Map<string, PartErrors & { words: number }>();
  const total = Object.fromEntries(places.map((place) => [place, { alone: 0, joined: 0 }]));
  for (const recording of recordings()) {
    const { id, parts, sentences } = recording;
    const alone: string[] = [];
    for (const sentence of sentences) alone.push((await heardIn(sentence, sentence.language)).text);
    const { text, windows } = await heardIn(recording, sentences[0]!.language);
    const { byPlace, byPart } = joinErrors(parts, alone, text, windows);
    const ends = windows.map(({ start, end, doubt }) => `${seconds(start)}–${seconds(end)}${doubt ? ` ${doubt}` : ''}`);
    console.log(`\n${set} ${id}, windows ${ends.join(', ')}: ${text}`);
    for (const place of places) add(total[place]!, byPlace[place]);
    for (const [at, errors] of byPart.entries()) {
      const { id, words } = sentences[at]!;
      const before = ofSentences.get(id) ?? { alone: 0, joined: 0, words: 0 };
      ofSentences.set(id, add({ ...before, words: before.words + words.length }, errors));
      if (errors.joined !== errors.alone)
        console.log(`  ${parts[at]!.start.toFixed(1)} s ${id}: ${errors.joined}, alone ${errors.alone}: ${alone[at]}`);
    }
  }
  const all = [...ofSentences.values()];
  const sum = (key: 'words' | 'alone' | 'joined') => all.reduce((total, each) => total + each[key], 0);
  const rate = (key: 'alone' | 'joined') => `${sum(key)} (${((100 * sum(key)) / sum('words')).toFixed(1)} %)`;
  const points = (100 * (sum('joined') - sum('alone'))) / sum('words');
  const { low, high } = rateInterval(all.map(({ words, alone, joined }) => ({ words, errors: joined - alone })));
  const where = places.map((place) => `${place} ${total[place]!.joined}, ${total[place]!.alone}`).join('; ');
  table.push(
    `| ${set} | ${sum('words')} | ${rate('alone')} | ${rate('joined')} | ${points.toFixed(1)} points, ${low.toFixed(1)} to ${high.toFixed(1)} | ${where} |`,
  );
}
console.log(`\n${table.join('\n')}`);
// The threads' channels would keep the process.
process.exit();

function seconds(samples: number): string {
  return (samples / speechRate).toFixed(1);
}

function add<Errors extends PartErrors>(to: Errors, { alone, joined }: PartErrors): Errors {
  to.alone += alone;
  to.joined += joined;
  return to;
}
