/** A Whisper model in Node, on one thread: its sessions, and a plain greedy search over them. */

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ModelFiles } from '../src/protocol/engine.ts';
import { withExactRows } from '../src/speech/graph/exact-rows.ts';
import { frameWeights, withWeightedFrames } from '../src/speech/graph/weighted-frames.ts';
import { configureRuntime, createSession, type InferenceSession, Tensor } from '../src/speech/runtime.ts';
import { likeliest } from '../src/speech/scores.ts';
import { silentMeter } from '../src/speech/testing/silent-meter.ts';
import { readContract, type WhisperContract } from '../src/speech/whisper/contract.ts';
import { FullEncoder } from '../src/speech/whisper/encoder.ts';
import { type HeardFrames, ShortEncoder } from '../src/speech/whisper/short-encoder.ts';

const suffixes: Readonly<Record<string, string>> = { fp32: '', q8: '_quantized', q4: '_q4' };
const texts = ['config.json', 'generation_config.json', 'preprocessor_config.json', 'tokenizer.json'];

export interface NodeModel {
  contract: WhisperContract;
  /** The stock graphs, and the edited ones. */
  full: FullEncoder;
  short: ShortEncoder;
  stockDecoder: InferenceSession;
  weightedDecoder: InferenceSession;
}

function startRuntime(): void {
  const dist = dirname(createRequire(import.meta.url).resolve('onnxruntime-web'));
  const wasm = new Uint8Array(readFileSync(join(dist, 'ort-wasm-simd-threaded.wasm'))).buffer;
  const scriptUrl = pathToFileURL(join(dist, 'ort-wasm-simd-threaded.mjs')).href;
  configureRuntime({ kind: 'wasm', scriptUrl, wasm, threads: 1 });
}

/** The model in a folder laid out as the hub's. Throws when one of its graphs is not built as expected. */
export async function loadModel(folder: string, precision: string): Promise<NodeModel> {
  startRuntime();
  const graph = (name: string) =>
    new Uint8Array(readFileSync(join(folder, 'onnx', `${name}${suffixes[precision] ?? ''}.onnx`)));
  const read = (name: string) => [name, readFileSync(join(folder, name), 'utf8')] as const;
  const contract = readContract(Object.fromEntries(texts.map(read)) as ModelFiles['texts']);
  const plan = { bands: contract.bands, frames: 2 * contract.encodedFrames };
  const short = await ShortEncoder.load(graph('encoder_model').buffer, plan, silentMeter);
  const decoder = withExactRows(graph('decoder_model_merged'));
  const weighted = withWeightedFrames(decoder);
  if (!short || !weighted) throw new Error(`the graphs in ${folder} are not built as expected`);
  return {
    contract,
    short,
    full: new FullEncoder(await createSession(graph('encoder_model')), plan, silentMeter),
    stockDecoder: await createSession(decoder),
    weightedDecoder: await createSession(weighted),
  };
}

export interface Decoded {
  tokens: number[];
  logProbabilities: number[];
  ending: 'end' | 'limit';
  /** Of the pass over the prompt, and of each step, in milliseconds. */
  firstMs: number;
  stepMs: number[];
}

/** The likeliest tokens, without moments; `exactly` goes on past an end to that many tokens. */
export async function greedy(
  session: InferenceSession,
  contract: WhisperContract,
  { hidden, weights }: HeardFrames,
  language: string,
  { most, exactly = false }: { most: number; exactly?: boolean },
): Promise<Decoded> {
  const { markers, suppressed, suppressedFirst } = contract;
  const past = session.inputNames.filter((name) => name.startsWith('past_key_values.'));
  const feeds: Record<string, Tensor> = { encoder_hidden_states: hidden };
  if (session.inputNames.includes(frameWeights)) {
    feeds[frameWeights] = new Tensor('float32', weights, [weights.length]);
  }
  for (const name of past) feeds[name] = emptyPast(session, name);
  const decoded: Decoded = { tokens: [], logProbabilities: [], ending: 'limit', firstMs: 0, stepMs: [] };
  const spoken = markers.languages.get(language);
  let next = [
    markers.start,
    ...(spoken === undefined ? [] : [spoken, markers.tasks.transcribe!]),
    markers.noTimestamps,
  ];
  for (let step = 0; decoded.tokens.length < most; step++) {
    const started = performance.now();
    feeds.input_ids = new Tensor('int64', BigInt64Array.from(next, BigInt), [1, next.length]);
    feeds.use_cache_branch = new Tensor('bool', [step > 0], [1]);
    const kept = past.filter((name) => step === 0 || name.includes('.decoder.'));
    const { logits, ...present } = await session.run(feeds, ['logits', ...kept.map(presentOf)]);
    for (const name of kept) feeds[name] = present[presentOf(name)]!;
    const scores = (logits!.data as Float32Array).slice(-contract.vocabulary);
    for (const token of [...suppressed, ...(step === 0 ? suppressedFirst : [])]) scores[token] = -Infinity;
    scores.fill(-Infinity, markers.noTimestamps);
    const { token, logProbability } = likeliest(scores, exactly ? markers.end : -1);
    if (step === 0) decoded.firstMs = performance.now() - started;
    else decoded.stepMs.push(performance.now() - started);
    decoded.logProbabilities.push(logProbability);
    if (token === markers.end) return { ...decoded, ending: 'end' };
    decoded.tokens.push(token);
    next = [token];
  }
  return decoded;
}

const presentOf = (name: string): string => name.replace('past_key_values', 'present');

function emptyPast(session: InferenceSession, name: string): Tensor {
  const input = session.inputMetadata.find((each) => each.name === name);
  const [, heads, , size] = input?.isTensor ? input.shape : [];
  return new Tensor('float32', new Float32Array(0), [1, Number(heads), 0, Number(size)]);
}
