/**
 * What the short pass of Whisper's encoder costs and whether it changes the words: `npx tsx benches/whisper-speed.ts words MODEL PRECISION
 * MANIFEST` over recordings, `… time MODEL PRECISION` over noise of some lengths. In Node, on one thread of WASM.
 */

import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { framesOf, LogMel } from '../src/speech/features/log-mel.ts';
import type { Tensor } from '../src/speech/runtime.ts';
import type { HeardFrames } from '../src/speech/whisper/short-encoder.ts';
import { doubtOfShort, type ShortDoubt } from '../src/speech/whisper/short-guard.ts';
import { type Decoded, greedy, loadModel, type NodeModel } from './whisper-speed-models.ts';
import { wordErrors } from './word-errors.ts';

const rate = 16_000;
const lengths = [1, 2, 5, 10, 20, 30];
const rounds = 5;
const tokensSpoken = 20;
const tokensPerSecond = 8;

interface Clip {
  file: string;
  kind: string;
  language: string;
  text: string;
}

/** Samples of a file of 16 kHz, 16 bits, one channel, as the manifest's are. */
function samplesOf(file: string): Float32Array {
  const bytes = readFileSync(file);
  const start = bytes.indexOf('data') + 8;
  return Float32Array.from({ length: (bytes.length - start) >> 1 }, (_, i) => bytes.readInt16LE(start + 2 * i) / 32768);
}

const whole = (hidden: Tensor): HeardFrames => ({ hidden, weights: new Float32Array(hidden.dims[1]!) });

async function compareWords(model: NodeModel, manifest: string): Promise<void> {
  const { contract } = model;
  const listed: { clips: Clip[] } = JSON.parse(readFileSync(manifest, 'utf8'));
  const clips = listed.clips.filter(({ kind }) => kind === 'single');
  const errors = { full: 0, short: 0, words: 0 };
  const ms = { full: 0, short: 0 };
  const doubts = new Map<ShortDoubt, number>();
  let same = 0;
  for (const clip of clips) {
    const samples = samplesOf(join(dirname(manifest), clip.file));
    const mel = new LogMel({ bands: contract.bands, frames: 2 * contract.encodedFrames }).of(samples);
    const limit = { most: 100 };
    await model.short.prepare(mel.at(-1)!);
    const fullText = await timed('full', async () =>
      greedy(model.stockDecoder, contract, whole(await model.full.encode(mel)), clip.language, limit),
    );
    const shortText = await timed('short', async () => {
      const heard = await model.short.encodeWeighted(mel, framesOf(samples.length));
      return greedy(model.weightedDecoder, contract, heard, clip.language, limit);
    });
    const doubt = doubtOfShort({ ...shortText, seconds: samples.length / rate, tokensPerSecond, attended: null });
    if (doubt) doubts.set(doubt, (doubts.get(doubt) ?? 0) + 1);
    if (fullText.tokens.join() === shortText.tokens.join()) same++;
    else console.log(`${clip.file}: ${textOf(fullText)} | ${textOf(shortText)}`);
    const counted = wordErrors([clip.text], textOf(fullText));
    errors.full += counted.errors;
    errors.words += counted.words;
    errors.short += wordErrors([clip.text], textOf(shortText)).errors;
  }
  const percent = (count: number, of: number) => ((100 * count) / of).toFixed(1);
  console.log(`same tokens ${same} of ${clips.length}`);
  console.log(
    `word error rate full ${percent(errors.full, errors.words)} %, short ${percent(errors.short, errors.words)} %`,
  );
  const guarded = [...doubts.values()].reduce((sum, count) => sum + count, 0);
  console.log(`guard rate ${percent(guarded, clips.length)} %`, Object.fromEntries(doubts));
  console.log(
    `encode and decode, mean: full ${(ms.full / clips.length).toFixed(0)} ms, short ${(ms.short / clips.length).toFixed(0)} ms`,
  );

  function textOf({ tokens }: Decoded): string {
    return contract.tokenizer.textOf(tokens);
  }

  async function timed(which: 'full' | 'short', run: () => Promise<Decoded>): Promise<Decoded> {
    const started = performance.now();
    const decoded = await run();
    ms[which] += performance.now() - started;
    return decoded;
  }
}

/** Encoder, first pass of the decoder and step, interleaved over some rounds: medians. */
async function compareTimes(model: NodeModel): Promise<void> {
  const { contract, full, short } = model;
  const language = contract.markers.languages.keys().next().value ?? 'en';
  const limit = { most: tokensSpoken, exactly: true };
  const plan = { bands: contract.bands, frames: 2 * contract.encodedFrames };
  const features = new Map(lengths.map((seconds) => [seconds, new LogMel(plan).of(noise(seconds))]));
  for (const mel of features.values()) await short.prepare(mel.at(-1)!);
  const runs = new Map<string, { encode: () => Promise<HeardFrames>; session: NodeModel['stockDecoder'] }>();
  runs.set('full', { encode: async () => whole(await full.encode(features.get(5)!)), session: model.stockDecoder });
  for (const [seconds, mel] of features) {
    const encode = () => short.encodeWeighted(mel, framesOf(seconds * rate));
    runs.set(`short ${seconds} s`, { encode, session: model.weightedDecoder });
  }
  const times = new Map([...runs.keys()].map((name) => [name, [[], [], [], []] as number[][]]));
  for (let round = 0; round <= rounds; round++) {
    for (const [name, { encode, session }] of runs) {
      const started = performance.now();
      const heard = await encode();
      const encodeMs = performance.now() - started;
      const decoded = await greedy(session, contract, heard, language, limit);
      const all = [encodeMs, decoded.firstMs, median(decoded.stepMs), performance.now() - started];
      // The first round warms up.
      if (round > 0) for (const [i, value] of all.entries()) times.get(name)![i]!.push(value);
    }
  }
  console.log(`medians of ${rounds} rounds in ms, ${tokensSpoken} tokens`);
  for (const [name, columns] of times) {
    const [encode, first, step, together] = columns.map(median) as [number, number, number, number];
    const shown = `encode ${encode.toFixed(0)}, first ${first.toFixed(0)}, step ${step.toFixed(1)}, all ${together.toFixed(0)}`;
    console.log(name.padEnd(12), shown, `(least ${Math.min(...columns[3]!).toFixed(0)})`);
  }
}

function noise(seconds: number): Float32Array {
  return Float32Array.from({ length: seconds * rate }, (_, i) => 0.3 * Math.sin(i * i));
}

function median(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[values.length >> 1]!;
}

const [what, folder, precision = 'q8', manifest] = process.argv.slice(2);
if (what === 'words' && folder && manifest) await compareWords(await loadModel(folder, precision), manifest);
else if (what === 'time' && folder) await compareTimes(await loadModel(folder, precision));
else {
  console.error('usage: npx tsx benches/whisper-speed.ts words MODEL PRECISION MANIFEST | time MODEL [PRECISION]');
  process.exitCode = 2;
}
