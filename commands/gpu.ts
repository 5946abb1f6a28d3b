/** `npm run gpu`: the engine's own code on WebGPU in Node, on whatever adapter this machine has. */

import { gpuCases, nameOf } from '../benches/gpu/cases.ts';
import { openDawn } from '../benches/gpu/dawn.ts';
import { countTraffic } from '../benches/gpu/gpu-traffic.ts';
import { measureCase } from '../benches/gpu/measure-case.ts';
import { isThere } from '../benches/gpu/model-files.ts';
import { startGpuRuntime } from '../benches/gpu/runtime.ts';
import { speechFor } from '../benches/gpu/speech.ts';
import { CommandError, failureOf, inPlainWords } from './terminal/failure.ts';
import { readArguments, usageError } from './terminal/options.ts';
import { complain, endWhenReaderLeaves, note, print } from './terminal/print.ts';

const usage = `Usage: npm run gpu -- [options]

Runs the small models on WebGPU in Node and prints one JSON line a case: the words, whether their tokens are those
of the processor, milliseconds by stage, bytes read back, and memory before and after some runs.
Cases that this machine cannot run are skipped by name: without an adapter, without shader-f16, without the models.

  --only NAME      cases whose name has this in it, as "whisper-nano fp16"; may be repeated
  --runs N         how often a case runs between the two looks at memory; 50 if left out
  --help           this text`;

const options = {
  only: { type: 'string', multiple: true },
  runs: { type: 'string', default: '50' },
  help: { type: 'boolean', short: 'h', default: false },
} as const;

endWhenReaderLeaves();
// Dawn's own threads would keep the process.
process.exit(await main());

async function main(): Promise<number> {
  try {
    const { values } = readArguments(options);
    if (values.help) {
      print(usage);
      return 0;
    }
    if (!/^\d+$/.test(values.runs)) throw usageError(`--runs must be a whole number, not "${values.runs}".`);
    const { only = [''] } = values;
    const named = gpuCases.filter((each) => only.some((part) => nameOf(each).includes(part)));
    if (named.length === 0) throw usageError(`No case is called so. There are: ${gpuCases.map(nameOf).join(', ')}.`);
    return await runCases(named, Number(values.runs));
  } catch (error) {
    complain(inPlainWords(error));
    return error instanceof CommandError ? error.exitStatus : 1;
  }
}

async function runCases(cases: typeof gpuCases, runs: number): Promise<number> {
  const adapter = await openDawn();
  const skip = (name: string, why: string) => print(JSON.stringify({ case: name, skipped: why }));
  if (!adapter) {
    for (const each of cases) skip(nameOf(each), 'no WebGPU adapter');
    return 0;
  }
  note(`On ${adapter.name}`);
  countTraffic();
  await startGpuRuntime(1);
  let failed = 0;
  for (const each of cases) {
    const name = nameOf(each);
    if (!isThere(each.model)) skip(name, `${each.model} is not beside the repository`);
    else if (each.dtype.endsWith('f16') && !adapter.hasHalf) skip(name, 'the adapter has no shader-f16');
    else if (!(await run(each, runs, adapter.name))) failed++;
  }
  return failed === 0 ? 0 : 1;
}

/** Prints a case; whether its words are those of the processor. */
async function run(each: (typeof gpuCases)[number], runs: number, adapter: string): Promise<boolean> {
  try {
    const result = await measureCase(each, speechFor(each.model), runs);
    print(JSON.stringify({ case: nameOf(each), adapter, ...result }));
    return result.isEqual;
  } catch (error) {
    print(JSON.stringify({ case: nameOf(each), adapter, error: failureOf(error) }));
    return false;
  }
}
