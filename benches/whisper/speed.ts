/**
 * Time to text beside transformers.js, on the same files and the same runtime, in one run: `npx tsx benches/whisper/speed.ts FOLDER
 * OWNER/NAME [THREADS]` over stretches of some lengths and twenty tokens, whatever the model says. In Node. On one thread the time is that
 * of the processor, which other work on the machine does not change much.
 */

import { join } from 'node:path';
import { type EncoderOutput, MergedDecoder } from '../../src/speech/decoding/merged-decoder.ts';
import { likeliest } from '../../src/speech/decoding/token-choice.ts';
import { framesOf, LogMel } from '../../src/speech/features/log-mel.ts';
import { compileDecoder, compileEncoder } from '../../src/speech/runtime/compile-graphs.ts';
import { startRuntime } from '../../src/speech/testing/runtime-in-node.ts';
import { silentMeter } from '../../src/speech/testing/silent-meter.ts';
import { readContract } from '../../src/speech/whisper/contract.ts';
import { FullEncoder, type WhisperEncoder } from '../../src/speech/whisper/encoder/encoder.ts';
import { ShortEncoder } from '../../src/speech/whisper/encoder/short-encoder.ts';
import { medianOf } from '../statistics/statistics.ts';
import { onProcessor, samplesOf, speechClips, whisperFiles } from './shared-models.ts';
import { loadPipeline, loadTransformers } from './transformers-oracle.ts';

const rate = 16_000;
const lengths = [1, 2, 5, 10, 30];
const rounds = 3;
const tokens = 20;

const [folder, name, threads = '1'] = process.argv.slice(2);
if (!folder || !name) {
  console.error('usage: npx tsx benches/whisper/speed.ts FOLDER OWNER/NAME [THREADS]');
  process.exit(2);
}

await startRuntime(Number(threads));
const transformers = await loadTransformers(folder, Number(threads));
const pipeline = await loadPipeline(transformers, name, 'q8');
const backend = onProcessor('q8');
const files = whisperFiles(name, backend, join(folder, name));
const contract = readContract(files.texts);
const features = { bands: contract.bands, frames: 2 * contract.encodedFrames };
const whole = new FullEncoder(await compileEncoder(files.encoder, 'wasm'), features, silentMeter);
const short = (await ShortEncoder.load(files.encoder, { encoder: 'wasm', threads: 1 }, features, silentMeter))!;
const decoder = new MergedDecoder(await compileDecoder(files.decoder, 'wasm', { weighsFrames: true }), silentMeter);
const language = [...contract.markers.languages.keys()][0];

const now = (): number => {
  if (threads !== '1') return performance.now();
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};

/** Milliseconds of the features, the encoder, the pass over the prompt, the steps, and their sum. */
type Times = [number, number, number, number, number];

async function ours(encoder: WhisperEncoder, samples: Float32Array): Promise<Times> {
  const { markers } = contract;
  const clock = [now()];
  const lap = () => clock.push(now());
  const mel = new LogMel(features).of(samples);
  lap();
  const heard: EncoderOutput = await encoder.encode(mel, framesOf(samples.length));
  lap();
  const decoding = decoder.begin(heard);
  const spoken = language === undefined ? [] : [markers.languages.get(language)!, markers.tasks.transcribe!];
  let scores = (await decoding.step([markers.start, ...spoken, markers.noTimestamps])).at(-1);
  lap();
  for (let count = 1; count < tokens; count++) {
    scores = (await decoding.step([likeliest(scores, markers.end).token])).at(-1);
  }
  likeliest(scores, markers.end);
  decoding.dispose();
  heard.hidden.dispose();
  lap();
  const [from, ...laps] = clock as [number, ...number[]];
  const spans = laps.map((at, i) => at - clock[i]!) as [number, number, number, number];
  return [...spans, laps.at(-1)! - from];
}

async function theirs(samples: Float32Array): Promise<Times> {
  const started = now();
  const inputs = await pipeline.processor!(samples);
  const featured = now();
  await pipeline.model.generate({
    ...inputs,
    ...(language === undefined ? {} : { language, task: 'transcribe' }),
    max_new_tokens: tokens,
    min_new_tokens: tokens,
  });
  const ended = now();
  return [featured - started, Number.NaN, Number.NaN, Number.NaN, ended - started];
}

const sound = samplesOf(speechClips('long')[0]!);
const systems = new Map<string, (samples: Float32Array) => Promise<Times>>([
  ['transformers.js', theirs],
  ['whole window', (samples) => ours(whole, samples)],
  ['short', (samples) => ours(short, samples)],
]);
const times = new Map<string, Times[]>();
for (let round = 0; round <= rounds; round++) {
  for (const seconds of lengths) {
    for (const [system, run] of systems) {
      const key = `${seconds} s, ${system}`;
      const taken = await run(sound.slice(0, seconds * rate));
      // The first round warms up.
      if (round > 0) times.set(key, [...(times.get(key) ?? []), taken]);
    }
  }
}

console.log(
  `${name}, q8, ${threads} thread(s), ${tokens} tokens, medians of ${rounds} rounds in ms${threads === '1' ? ' of the processor' : ''}`,
);
console.log('| audio | features | encode | prompt | steps | all | times faster |\n|---|---|---|---|---|---|---|');
for (const seconds of lengths) {
  const medianAt = (system: string, at: number) =>
    medianOf((times.get(`${seconds} s, ${system}`) ?? []).map((taken) => taken[at]!));
  for (const system of systems.keys()) {
    const parts = [0, 1, 2, 3, 4].map((at) => medianAt(system, at));
    const faster = medianAt('transformers.js', 4) / parts[4]!;
    const shown = parts.map((part) => (Number.isNaN(part) ? '–' : part.toFixed(0)));
    console.log(`| ${seconds} s, ${system} | ${shown.join(' | ')} | ${faster.toFixed(1)} |`);
  }
}
