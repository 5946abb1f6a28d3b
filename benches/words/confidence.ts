/**
 * Whether a word's confidence is the share of such words that are right: `npx tsx benches/words/confidence.ts MODEL [--out FILE.jsonl]`, with
 * the embedded model (`moonshine`), one of the shared hub, or `nano/…`, which hear synthetic sentences. English recordings as they are and
 * in noise, heard as files are, on one thread in Node. What a scale fitted to half of them would gain on the other half is told, too. What
 * stands in FILE.jsonl already is not heard again.
 */

import { parseArgs } from 'node:util';
import { meanOf } from '../../src/core/mean.ts';
import { tokenWords } from '../../src/speech/text/token-words.ts';
import {
  type ConfidenceScale,
  confidenceScales,
  givenOdds,
  wordConfidence,
} from '../../src/speech/text/word-confidence.ts';
import { logisticFit } from '../statistics/logistic.ts';
import { wordEdits } from '../statistics/word-edits.ts';
import { bestSpelling, normalisedWords } from '../statistics/word-errors.ts';
import { clips } from '../whisper/clips.ts';
import { keepLine, keptLines } from '../whisper/kept-lines.ts';
import { samplesOf, speechClips } from '../whisper/shared-models.ts';
import { heardParts } from './heard-parts.ts';
import { filesNamed, loadNamed, type NamedRecogniser } from './models.ts';

const {
  values: { out },
  positionals: [model],
} = parseArgs({ allowPositionals: true, options: { out: { type: 'string' } } });
if (!model) throw new Error('usage: npx tsx benches/words/confidence.ts MODEL [--out FILE.jsonl]');

interface HeardWord {
  text: string;
  logProbabilities: readonly number[];
}

interface JudgedWord extends HeardWord {
  isRight: boolean;
}

interface HeardClip {
  id: string;
  words: readonly HeardWord[];
}

const bins = 10;
const scale = confidenceScales[(await filesNamed(model)).family];

const heard = keptLines<HeardClip>(out);
const spoken = model.startsWith('nano/')
  ? sentences()
  : clips().filter(({ set }) => ['clean', 'long', 'mixed'].includes(set));
const missing = spoken.filter(({ id }) => !heard.some((clip) => clip.id === id));
const recogniser = missing.length > 0 ? await loadNamed(model) : null;
for (const { id, samples } of missing) {
  const clip = { id, words: await wordsIn(recogniser!, samples()) };
  heard.push(clip);
  keepLine(out, clip);
}

const judged = spoken.map(({ id, references }) => {
  const { words } = heard.find((clip) => clip.id === id)!;
  return { id, words: judgedWords(words, references) };
});
const words = judged.flatMap((clip) => clip.words);
console.log(`\n| confidence, ${model} | words | mean | right |\n|---|---|---|---|`);
for (const { count, mean, right, bin } of reliability(words, scale)) {
  console.log(`| ${bin / bins} to ${(bin + 1) / bins} | ${count} | ${mean.toFixed(2)} | ${right.toFixed(2)} |`);
}
console.log(`\n${words.length} words, apart by ${apart(words, scale).toFixed(3)} in the mean`);

// A recording and its mixes are in one half.
const named = [...new Set(judged.map(({ id }) => id.split('+')[0]!))];
const halves = [0, 1].map((half) =>
  judged.flatMap((clip) => (named.indexOf(clip.id.split('+')[0]!) % 2 === half ? clip.words : [])),
);
for (const [half, other] of [halves, halves.toReversed()] as [JudgedWord[], JudgedWord[]][]) {
  const fit = logisticFit(half.map((word) => ({ value: givenOdds(word.logProbabilities), isTrue: word.isRight })));
  const gained = `${apart(other, { offset: 0, slope: 1 }).toFixed(3)} without a scale, ${apart(other, fit).toFixed(3)} with it`;
  console.log(`offset ${fit.offset.toFixed(2)}, slope ${fit.slope.toFixed(2)} of one half; on the other ${gained}`);
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

/** The words by their confidence, with its mean and the share of those that are right. */
function reliability(words: readonly JudgedWord[], by: ConfidenceScale) {
  const confidence = (word: JudgedWord) => wordConfidence(word.logProbabilities, by);
  return Array.from({ length: bins }, (_, bin) => {
    const these = words.filter((word) => Math.min(bins - 1, Math.floor(bins * confidence(word))) === bin);
    const right = meanOf(these.map(({ isRight }) => Number(isRight)));
    return { bin, count: these.length, mean: meanOf(these.map(confidence)), right };
  });
}

/** How far confidence is from the share that is right, in the mean of the words. */
function apart(words: readonly JudgedWord[], by: ConfidenceScale): number {
  return (
    reliability(words, by).reduce((sum, { count, mean, right }) => sum + count * Math.abs(mean - right), 0) /
    words.length
  );
}

function judgedWords(words: readonly HeardWord[], references: readonly string[]): JudgedWord[] {
  const right = rightWords(words, references);
  return words.flatMap((word, at) => (right[at] === null ? [] : [{ ...word, isRight: right[at]! }]));
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
