/**
 * The embedded model's words in the app's file path, in Node with ffmpeg on one thread: `npx tsx benches/moonshine/words.ts [--out FILE]
 * [--against FILE] [--only SET]`. Prints every text, then a table; beside an earlier run the differences with their 90 % interval. At last
 * how many recordings were taken for another language.
 */

import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { readerOf, transcribeSound } from '../../src/app/files/transcribe-sound.ts';
import { isOtherLanguage } from '../../src/app/withheld/other-language.ts';
import { wordErrors } from '../statistics/word-errors.ts';
import { rateInterval } from '../statistics/word-rate.ts';
import { clips } from '../whisper/clips.ts';
import { appInNode, moonshineFiles } from './app-in-node.ts';

interface Heard {
  id: string;
  set: string;
  errors: number;
  words: number;
  text: string;
  isOther: boolean;
}

const { values } = parseArgs({
  options: { out: { type: 'string' }, against: { type: 'string' }, only: { type: 'string' } },
});
const before: Heard[] = values.against ? JSON.parse(readFileSync(values.against, 'utf8')) : [];

const threads = await appInNode(await moonshineFiles());
const heard: Heard[] = [];
let ms = 0;
let seconds = 0;
for (const clip of clips().filter(({ set }) => !values.only || values.only.split(',').includes(set))) {
  const samples = clip.samples();
  const started = performance.now();
  const {
    segments,
    said: words,
    withheld,
  } = await transcribeSound(threads, readerOf(samples), { sensitivity: 'normal' });
  ms += performance.now() - started;
  seconds += samples.length / 16_000;
  const text = segments.map((segment) => segment.text).join(' ');
  const count = clip.references.length > 0 ? wordErrors(clip.references, text) : { errors: text.length, words: 0 };
  heard.push({
    id: clip.id,
    set: clip.set,
    ...count,
    text,
    isOther: isOtherLanguage({ words, withheld, snrDb: null }),
  });
  const was = before.find(({ id }) => id === clip.id);
  const change = was && was.errors !== count.errors ? ` (was ${was.errors}: ${was.text})` : '';
  console.log(`${clip.set} ${clip.id}: ${count.errors} of ${count.words}: ${text}${change}`);
}
if (values.out) writeFileSync(values.out, JSON.stringify(heard));

console.log('\n| set | words wrong | 90 % | empty | difference |\n|---|---|---|---|---|');
for (const set of [...new Set(heard.map((each) => each.set))].filter((set) => set !== 'foreign')) {
  const now = heard.filter((each) => each.set === set);
  if (set === 'nothing') {
    console.log(`| nothing | ${now.reduce((sum, { errors }) => sum + errors, 0)} characters | | | |`);
    continue;
  }
  const sum = (key: 'errors' | 'words') => now.reduce((total, each) => total + each[key], 0);
  const { low, high } = rateInterval(now);
  const empty = now.filter(({ text }) => text === '').length;
  const rate = `${sum('errors')} of ${sum('words')} (${((100 * sum('errors')) / sum('words')).toFixed(1)} %)`;
  const pairs = now.flatMap((each) => {
    const was = before.find(({ id }) => id === each.id);
    return was ? [{ words: each.words, errors: each.errors - was.errors }] : [];
  });
  const difference = pairs.length === now.length ? differenceOf(pairs) : '';
  console.log(`| ${set} | ${rate} | ${low.toFixed(1)} to ${high.toFixed(1)} | ${empty} | ${difference} |`);
}
console.log(`\nreal-time factor ${(ms / 1000 / seconds).toFixed(3)} over ${seconds.toFixed(0)} s`);
for (const [name, isForeign] of [
  ['other languages', true],
  ['English or no speech', false],
] as const) {
  const these = heard.filter(({ set }) => (set === 'foreign') === isForeign);
  console.log(
    `taken for another language, of ${name}: ${these.filter(({ isOther }) => isOther).length} of ${these.length}`,
  );
}
// The threads' channels would keep the process.
process.exit();

function differenceOf(pairs: readonly { words: number; errors: number }[]): string {
  const { low, high } = rateInterval(pairs);
  return `${pairs.reduce((sum, { errors }) => sum + errors, 0)} errors, ${low.toFixed(1)} to ${high.toFixed(1)} points`;
}
