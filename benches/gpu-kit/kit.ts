/**
 * The program of the kit: measures the engine on the GPU of this machine for KIT_SECONDS, one process a step, and writes a report of the
 * benchmark to the file that it is given. With a step in place of a file it is one of those processes.
 */

import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { arch, cpus, release, totalmem, type } from 'node:os';
import { fileURLToPath } from 'node:url';
import { nameOf } from '../gpu/cases.ts';
import { type Adapter, openDawn } from '../gpu/dawn.ts';
import { isHalf, measureCase } from '../gpu/measure-case.ts';
import { isThere, modelIn, smallModels } from '../gpu/model-files.ts';
import { startGpuRuntime } from '../gpu/runtime.ts';
import { speechFor } from '../gpu/speech.ts';
import { writeReport } from '../report/report.ts';
import { measureBandwidth } from './bandwidth.ts';
import { type KitStep, kitSteps } from './kit-cases.ts';
import { type KitResult, kitReport } from './kit-report.ts';
import { measureSpeed } from './measure-speed.ts';

const seconds = Number(process.env.KIT_SECONDS || 540);
/** A step that has less time than this is not begun. */
const leastMs = 3_000;
const speechSeconds = 5;
/** Passes of one case. */
const speedMs = Math.min(20_000, (1000 * seconds) / 10);
const mostPasses = 20;

/** A line that a step prints when it is done. */
interface Line {
  adapter: Adapter;
  result: KitResult | null;
}

const self = fileURLToPath(import.meta.url);
const say = (line: string) => process.stderr.write(`${line}\n`);

function conduct(report: string): number {
  const end = Date.now() + 1000 * seconds;
  const small = smallModels.filter((name) => isThere(name));
  const results: KitResult[] = [];
  let adapter: Adapter | undefined;
  let isWhole = true;
  for (const step of kitSteps.filter((each) => each.kind === 'bandwidth' || isThere(each.of.model))) {
    const left = end - Date.now();
    if (left < leastMs) break;
    const line = lineOf(step, Math.min(left, 1000 * step.seconds));
    say(`${titleOf(step)}: ${line ? (line.result ? 'measured' : 'not for this adapter') : 'failed, or took too long'}`);
    // The last one had merely no time.
    if (!line && end - Date.now() > leastMs) isWhole = false;
    adapter ??= line?.adapter;
    if (line?.result) results.push(line.result);
  }
  if (!adapter || results.length === 0) {
    say('There is nothing to report: no WebGPU adapter answered.');
    return 1;
  }
  writeFileSync(report, writeReport(kitReport(results, { ...machineOf(adapter), model: subject(small), isWhole })));
  say(`Written: ${report}`);
  return 0;
}

const titleOf = (step: KitStep): string =>
  step.kind === 'bandwidth' ? 'memory' : `${step.kind} of ${nameOf(step.of)}`;

/** Null when the step died or had no more time. */
function lineOf(step: KitStep, timeout: number): Line | null {
  const run = spawnSync(process.execPath, [...process.execArgv, self, JSON.stringify(step)], {
    encoding: 'utf8',
    timeout,
    killSignal: 'SIGKILL',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const line = run.stdout.split('\n').find((each) => each.startsWith('{'));
  return line ? JSON.parse(line) : null;
}

async function runStep(step: KitStep): Promise<number> {
  const adapter = await openDawn();
  if (!adapter) return 1;
  await startGpuRuntime();
  const line: Line = { adapter, result: await resultOf(step, adapter) };
  process.stdout.write(`${JSON.stringify(line)}\n`);
  return 0;
}

/** Null where the adapter cannot compute in 16 bits, and would have to. */
async function resultOf(step: KitStep, adapter: Adapter): Promise<KitResult | null> {
  if (step.kind === 'bandwidth') return { kind: 'bandwidth', bytesPerSecond: await measureBandwidth() };
  const { of } = step;
  if (isHalf(of) && !adapter.hasHalf) return null;
  const speech = speechFor(of.model);
  if (step.kind === 'words') {
    const { isEqual, text } = await measureCase(of, speech, 0);
    return { kind: 'words', of, isEqual, text };
  }
  const files = modelIn(of.model, of);
  const speed = await measureSpeed(files, {
    speech: repeated(speech, speechSeconds * 16_000),
    mostTokens: step.mostTokens,
    mostPasses,
    until: performance.now() + speedMs,
  });
  return { kind: 'speed', of, speed, decoderBytes: files.decoder.onnx.byteLength };
}

function repeated(speech: Float32Array, length: number): Float32Array {
  return Float32Array.from({ length }, (_, at) => speech[at % speech.length]!);
}

function machineOf({ name }: Adapter) {
  const short = (text: string) => text.slice(0, 100);
  return {
    day: new Date().toISOString().slice(0, 10),
    timerStep: 0.001,
    environment: {
      browser: short(`Dawn in Node ${process.version}`),
      system: short(`${type()} ${release()} ${arch()}`),
      cores: cpus().length,
      memory: Math.round(totalmem() / 2 ** 30),
      graphics: short(name),
      build: digestOf(readFileSync(self)).slice(0, 8),
    },
  };
}

/** The first model whose words are known: reports are compared where it is the same. */
function subject(small: readonly (typeof smallModels)[number][]) {
  const { id, family, encoder, decoder } = modelIn(small[0]!, { encoder: 'fp32', decoder: 'fp32' });
  const digest = digestOf(...[encoder, decoder].map(({ onnx }) => new Uint8Array(onnx)));
  return { id, family, digest };
}

function digestOf(...parts: readonly Uint8Array[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest('hex').slice(0, 16);
}

const [target = ''] = process.argv.slice(2);
// Dawn's own threads would keep the process.
process.exit(target.startsWith('{') ? await runStep(JSON.parse(target)) : conduct(target));
