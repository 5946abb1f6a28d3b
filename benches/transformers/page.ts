/**
 * How pages with transformers.js mostly show text while a person speaks: a timer, and at every tick the whole recording so far is
 * transcribed anew; a tick that finds the model at work is skipped. On stop the whole recording is transcribed once more.
 */

import { transfer, wrap } from 'comlink';
import type { LoopPass, LoopPlan, LoopReport, LoopWorker, UsualLoop } from './contract.ts';

const sampleRate = 16_000;
const warmUpPasses = 3;

const worker = wrap<LoopWorker>(new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' }));

async function dictate({ wav, stop_after, every }: LoopPlan): Promise<LoopReport> {
  const recording = await decode(wav);
  const partials: LoopPass[] = [];
  const began = performance.now();
  const clock = () => performance.now() - began;

  async function pass(): Promise<LoopPass> {
    const heard = recording.slice(0, Math.floor((Math.min(clock(), stop_after) / 1000) * sampleRate));
    const audio_end = (heard.length / sampleRate) * 1000;
    const { text, compute_ms } = await worker.transcribe(transfer(heard, [heard.buffer]));
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

/** One channel at the model's rate. */
async function decode(wav: string): Promise<Float32Array<ArrayBuffer>> {
  const bytes = Uint8Array.from(atob(wav), (character) => character.charCodeAt(0));
  const decoded = await new OfflineAudioContext(1, 1, sampleRate).decodeAudioData(bytes.buffer);
  return decoded.getChannelData(0);
}

const handle: UsualLoop = { load: (threads) => worker.load(threads), warmUp, dictate };
Object.assign(globalThis, { usualLoop: handle });
