/**
 * Whether a word's confidence is the share of such words that are right: `npx tsx benches/words/confidence.ts MODEL [--out FILE.jsonl]`, with
 * the embedded model (`moonshine`) or one of the shared hub. English recordings as they are and in noise, heard as files are, on one thread
 * in Node. What stands in FILE.jsonl already is not heard again.
 */

import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { meanOf } from '../../src/core/mean.ts';
import { keptWords } from '../../src/core/word-alignment.ts';
import { recogniseChecked } from '../../src/speech/checks/checked-recognition.ts';
import { silentMeter } from '../../src/speech/testing/silent-meter.ts';
import { tokenWords } from '../../src/speech/text/token-words.ts';
import { normalisedWords, wordErrors } from '../statistics/word-errors.ts';
import { clips } from '../whisper/clips.ts';
import { paragraphs, segmentsOf } from '../whisper/segments.ts';
import { loadNamed } from './models.ts';

const {
  values: { out },
  positionals: [model],
} = parseArgs({ allowPositionals: true, options: { out: { type: 'string' } } });
if (!model) throw new Error('usage: npx tsx benches/words/confidence.ts MODEL [--out FILE.jsonl]');

const bins = 10;

interface HeardWord {
  text: string;
  logProbabilities: readonly number[];
  isRight: boolean;
}

interface HeardClip {
  id: string;
  set: string;
  words: HeardWord[];
}

const heard: HeardClip[] =
  out && existsSync(out)
    ? readFileSync(out, 'utf8')
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line))
    : [];
const spoken = clips().filter(({ set }) => ['clean', 'long', 'mixed'].includes(set));
const missing = spoken.filter(({ id }) => !heard.some((clip) => clip.id === id));
const recogniser = missing.length > 0 ? await loadNamed(model) : null;
for (const { id, set, references, samples: read } of missing) {
  const samples = read();
  const words: Omit<HeardWord, 'isRight'>[] = [];
  for (const range of await segmentsOf(samples, paragraphs)) {
    const options = { isThorough: true, shouldStop: () => false, meter: silentMeter };
    const checked = await recogniseChecked(recogniser!, samples.slice(range.start, range.end), range, options);
    if (!checked) continue;
    for (const { start, end } of tokenWords(checked.tokens, (token) => recogniser!.beginsWord(token))) {
      const text = recogniser!.textOf(checked.tokens.slice(start, end));
      words.push({ text, logProbabilities: checked.logProbabilities.slice(start, end) });
    }
  }
  const clip = { id, set, words: marked(words, references) };
  heard.push(clip);
  if (out) appendFileSync(out, `${JSON.stringify(clip)}\n`);
  console.log(`${id}: ${clip.words.map(({ text, isRight }) => (isRight ? text : `[${text}]`)).join(' ')}`);
}

const words = heard.flatMap((clip) => clip.words);
const confidenceOf = ({ logProbabilities }: HeardWord) => Math.exp(meanOf(logProbabilities));
console.log(`\n| confidence, ${model} | words | mean | right |\n|---|---|---|---|`);
for (let bin = 0; bin < bins; bin++) {
  const these = words.filter((word) => Math.min(bins - 1, Math.floor(bins * confidenceOf(word))) === bin);
  const mean = meanOf(these.map(confidenceOf)).toFixed(2);
  const right = meanOf(these.map(({ isRight }) => Number(isRight))).toFixed(2);
  console.log(`| ${bin / bins} to ${(bin + 1) / bins} | ${these.length} | ${mean} | ${right} |`);
}
process.exit();

/** Each word with whether it is one of those that were said, in the spelling that fits best. */
function marked(words: readonly Omit<HeardWord, 'isRight'>[], references: readonly string[]): HeardWord[] {
  const text = words.map((word) => word.text).join(' ');
  const best = references.reduce((one, other) =>
    wordErrors([other], text).errors < wordErrors([one], text).errors ? other : one,
  );
  const parts = words.flatMap((word, at) => normalisedWords(word.text).map((part) => ({ part, at })));
  const kept = new Set(
    keptWords(
      normalisedWords(best),
      parts.map(({ part }) => part),
    ).map(([, to]) => to),
  );
  const wrong = new Set(parts.filter((_, place) => !kept.has(place)).map(({ at }) => at));
  return words.flatMap((word, at) =>
    parts.some((part) => part.at === at) ? [{ ...word, isRight: !wrong.has(at) }] : [],
  );
}
