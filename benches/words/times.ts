/**
 * How far the times of words are from forced alignment, and at pauses from the moments at which voices begin and end: `npx tsx
 * benches/words/times.ts MODEL`, with the embedded model (`moonshine`), one of the shared hub, or `nano/…`, which hear synthetic sentences.
 * As files are heard, in Node.
 */

import { alignedRecordings, alignedSentences } from './aligned-recordings.ts';
import { joinedRecordings, joinedSentences } from './joins.ts';
import { loadNamed } from './models.ts';
import { lateness, pairsOf, rowOf, type WordPair, wordsIn } from './time-errors.ts';

const [model] = process.argv.slice(2);
if (!model) throw new Error('usage: npx tsx benches/words/times.ts MODEL');
const isSmall = model.startsWith('nano/');
const recogniser = await loadNamed(model);

const aligned: WordPair[] = [];
for (const { id, samples, words } of isSmall ? alignedSentences() : alignedRecordings()) {
  const pairs = pairsOf(words, await wordsIn(recogniser, samples()));
  aligned.push(...pairs);
  const told = pairs.map(({ heard, said }) => `${said.text} ${(1000 * (heard.start - said.start)).toFixed(0)}`);
  console.log(`${id}: ${told.join(', ')}`);
}

const atJoins: { first: WordPair[]; last: WordPair[] } = { first: [], last: [] };
for (const { samples, parts } of isSmall ? joinedSentences() : joinedRecordings()) {
  // Of a part only the moments of its first word's beginning and its last word's end are known.
  const said = parts.flatMap(({ words, start, end }) => words.map((text) => ({ text, start, end })));
  const pairs = pairsOf(said, await wordsIn(recogniser, samples));
  const places = new Map(pairs.map((pair) => [said.indexOf(pair.said), pair]));
  let at = 0;
  for (const { words } of parts) {
    const [first, last] = [places.get(at), places.get(at + words.length - 1)];
    at += words.length;
    if (first) atJoins.first.push(first);
    if (last) atJoins.last.push(last);
  }
}

console.log(`\n| ${model} | of | median | p95 | within 200 ms | median, late |\n|---|---|---|---|---|---|`);
for (const [edge, inside] of [
  ['start', 'follows'],
  ['end', 'leads'],
] as const) {
  console.log(rowOf(`${edge} of words`, lateness(aligned, edge)));
  const insideBreath = aligned.filter((pair) => pair[inside]);
  console.log(rowOf(`${edge} of words inside a breath`, lateness(insideBreath, edge)));
}
console.log(rowOf('start of words at joins', lateness(atJoins.first, 'start')));
console.log(rowOf('end of words at joins', lateness(atJoins.last, 'end')));
process.exit();
