/**
 * Whether a word's confidence is the share of such words that are right: `npx tsx benches/words/confidence.ts MODEL [--out FILE.jsonl]`, with
 * the embedded model (`moonshine`), one of the shared hub, or `nano/…`, which hear synthetic sentences. English recordings as they are and
 * in noise, heard as files are, on one thread in Node. What stands in FILE.jsonl already is not heard again.
 */

import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { meanOf } from '../../src/core/mean.ts';
import { tokenWords } from '../../src/speech/text/token-words.ts';
import { clips } from '../moonshine/clips.ts';
import { wordEdits } from '../statistics/word-edits.ts';
import { bestSpelling, normalisedWords } from '../statistics/word-errors.ts';
import { samplesOf, speechClips } from '../whisper/shared-models.ts';
import { heardParts } from './heard-parts.ts';
import { loadNamed, type NamedRecogniser } from './models.ts';

const {
  values: { out },
  positionals: [model],
} = parseArgs({ allowPositionals: true, options: { out: { type: 'string' } } });
if (!model) throw new Error('usage: npx tsx benches/words/confidence.ts MODEL [--out FILE.jsonl]');

interface HeardWord {
  text: string;
  logProbabilities: readonly number[];
}

interface HeardClip {
  id: string;
  words: readonly HeardWord[];
}

const bins = 10;

const heard: HeardClip[] =
  out && existsSync(out)
    ? readFileSync(out, 'utf8')
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line))
    : [];
const spoken = model.startsWith('nano/')
  ? sentences()
  : clips().filter(({ set }) => ['clean', 'long', 'mixed'].includes(set));
const missing = spoken.filter(({ id }) => !heard.some((clip) => clip.id === id));
const recogniser = missing.length > 0 ? await loadNamed(model) : null;
for (const { id, samples } of missing) {
  const clip = { id, words: await wordsIn(recogniser!, samples()) };
  heard.push(clip);
  if (out) appendFileSync(out, `${JSON.stringify(clip)}\n`);
}

const words = spoken.flatMap(({ id, references }) => {
  const { words } = heard.find((clip) => clip.id === id)!;
  const right = rightWords(words, references);
  return words.flatMap((word, at) => (right[at] === null ? [] : [{ ...word, isRight: right[at]! }]));
});
const confidenceOf = ({ logProbabilities }: HeardWord) => Math.exp(meanOf(logProbabilities));
console.log(`\n| confidence, ${model} | words | mean | right |\n|---|---|---|---|`);
for (let bin = 0; bin < bins; bin++) {
  const these = words.filter((word) => Math.min(bins - 1, Math.floor(bins * confidenceOf(word))) === bin);
  const mean = meanOf(these.map(confidenceOf)).toFixed(2);
  const right = meanOf(these.map(({ isRight }) => Number(isRight))).toFixed(2);
  console.log(`| ${bin / bins} to ${(bin + 1) / bins} | ${these.length} | ${mean} | ${right} |`);
}
process.exit();

function sentences() {
  return speechClips('single')
    .filter(({ language }) => language === 'en')
    .map((clip) => ({ id: clip.file, references: [clip.text], samples: () => samplesOf(clip) }));
}

async function wordsIn(recogniser: NamedRecogniser, samples: Float32Array): Promise<HeardWord[]> {
  const words: HeardWord[] = [];
  for await (const { tokens, logProbabilities } of heardParts(recogniser, samples, { times: false })) {
    for (const { start, end } of tokenWords(tokens, (token) => recogniser.beginsWord(token))) {
      words.push({
        text: recogniser.textOf(tokens.slice(start, end)),
        logProbabilities: logProbabilities.slice(start, end),
      });
    }
  }
  return words;
}

/** Of each word whether all of it was said, in the spelling that fits best; null for what is no word. */
function rightWords(words: readonly HeardWord[], references: readonly string[]): (boolean | null)[] {
  const parts = words.flatMap(({ text }, at) => normalisedWords(text).map((part) => ({ part, at })));
  const text = parts.map(({ part }) => part);
  const right: (boolean | null)[] = words.map(() => null);
  for (const edit of wordEdits(normalisedWords(bestSpelling(references, text.join(' '))), text)) {
    for (const { at } of parts.slice(...edit.found)) right[at] = edit.isRight && right[at] !== false;
  }
  return right;
}
