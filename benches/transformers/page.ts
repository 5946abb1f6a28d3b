/**
 * The usual loop of pages with transformers.js: at every tick of a timer the whole recording so far is transcribed anew; ticks while the
 * model is busy are skipped. After stop the whole recording is transcribed once more.
 */

import { transfer, wrap } from 'comlink';
import type { ReferenceApi } from '../../src/protocol/bench.ts';
import type { ModelFiles } from '../../src/protocol/model.ts';
import type { Backend } from '../../src/protocol/runtime.ts';
import { type LoopInfo, type LoopPass, type LoopPlan, type LoopReport, loopPaths, type UsualLoop } from './contract.ts';
import { referenceFiles } from './reference-files.ts';

const sampleRate = 16_000;
const warmUpPasses = 3;

const worker = wrap<ReferenceApi>(
  new Worker(new URL('../../workers/reference.worker.ts', import.meta.url), { type: 'module' }),
);

async function load(threads: number): Promise<LoopInfo> {
  const read = async (path: string) => (await fetch(path)).arrayBuffer();
  const precision = { encoder: 'q8', decoder: 'q8' } as const;
  const model: ModelFiles = {
    id: 'moonshine-tiny',
    family: 'moonshine',
    precision,
    encoder: { onnx: await read(loopPaths.encoder), data: [] },
    decoder: { onnx: await read(loopPaths.decoder), data: [] },
    texts: { 'vocabulary.txt': await (await fetch(loopPaths.vocabulary)).text() },
  };
  const backend: Backend = { encoder: 'wasm', decoder: 'wasm', precision, threads };
  const scriptUrl = new URL(loopPaths.script, location.href).href;
  const runtime = { scriptUrl, wasm: await read(loopPaths.wasm), threads };
  const { version } = await worker.load({ runtime, files: referenceFiles(model) ?? {}, backend });
  return { version, threads };
}

async function dictate({ wav, stop_after, every }: LoopPlan): Promise<LoopReport> {
  const recording = await decode(wav);
  const partials: LoopPass[] = [];
  const began = performance.now();
  const clock = () => performance.now() - began;

  async function pass(): Promise<LoopPass> {
    const heard = recording.slice(0, Math.floor((Math.min(clock(), stop_after) / 1000) * sampleRate));
    const audio_end = (heard.length / sampleRate) * 1000;
    const { text, ms: compute_ms } = await worker.transcribe(transfer(heard, [heard.buffer]));
    return { at: clock(), text, audio_end, compute_ms };
  }

  let isBusy = false;
  let running: Promise<unknown> = Promise.resolve();
  const timer = setInterval(() => {
    if (isBusy) return;
    isBusy = true;
    running = pass().then((partial) => {
      partials.push(partial);
      isBusy = false;
    });
  }, every);
  await new Promise((resolve) => setTimeout(resolve, stop_after));
  clearInterval(timer);
  const stopped_at = clock();
  await running;
  return { partials, final: await pass(), stopped_at };
}

async function warmUp(wav: string): Promise<void> {
  const recording = await decode(wav);
  for (let pass = 0; pass < warmUpPasses; pass++) await worker.transcribe(recording);
}

/** The samples of a WAV file in base64: one channel at the model's rate. */
async function decode(wav: string): Promise<Float32Array<ArrayBuffer>> {
  const bytes = Uint8Array.from(atob(wav), (character) => character.charCodeAt(0));
  const decoded = await new OfflineAudioContext(1, 1, sampleRate).decodeAudioData(bytes.buffer);
  return decoded.getChannelData(0);
}

const handle: UsualLoop = { load, warmUp, dictate };
Object.assign(globalThis, { usualLoop: handle });
