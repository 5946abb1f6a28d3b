/** `npm run gpu`: the engine's own code on WebGPU in Node, on whatever adapter this machine has. */

import { gpuCases, nameOf, shortCases } from '../benches/gpu/cases.ts';
import { openDawn } from '../benches/gpu/dawn.ts';
import { countTraffic } from '../benches/gpu/gpu-traffic.ts';
import { losses, lossModel, measureLoss } from '../benches/gpu/losses.ts';
import { isHalf, measureCase } from '../benches/gpu/measure-case.ts';
import { isThere } from '../benches/gpu/model-files.ts';
import { startGpuRuntime } from '../benches/gpu/runtime.ts';
import { speechFor } from '../benches/gpu/speech.ts';
import { CommandError, failureOf, inPlainWords } from './terminal/failure.ts';
import { readArguments, usageError } from './terminal/options.ts';
import { complain, endWhenReaderLeaves, note, print } from './terminal/print.ts';

const usage = `Usage: npm run gpu -- [options]

Runs the small models on WebGPU in Node and prints one JSON line a case: the words, whether their tokens are those
of the processor, milliseconds by stage, bytes read back, and memory before and after some runs. Then devices are lost
and limits are met, by Dawn's own errors: the engine says what it was, and goes on on the processor.
Cases that this machine cannot run are skipped by name: without an adapter, without shader-f16, without the models.

  --only NAME      cases of this name, as "whisper-nano fp16", or with this in their names; may be repeated
  --short          of the models each family once in each precision, and not all pairs of precisions
  --runs N         how often a case runs between the two looks at memory; 200 if left out
  --seconds S      how much of its recording a case hears, for many runs on a slow adapter; all if left out
  --help           this text`;

const options = {
  only: { type: 'string', multiple: true },
  short: { type: 'boolean', default: false },
  runs: { type: 'string', default: '200' },
  seconds: { type: 'string' },
  help: { type: 'boolean', short: 'h', default: false },
} as const;

const names = [...gpuCases.map(nameOf), ...losses.map(({ name }) => name)];

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
    const { only = [''], seconds = '60' } = values;
    if (!(Number(seconds) > 0)) throw usageError(`--seconds must be a number above 0, not "${seconds}".`);
    const isWanted = (name: string) =>
      only.some((part) => (names.includes(part) ? name === part : name.includes(part)));
    const cases = (values.short ? shortCases : gpuCases).filter((each) => isWanted(nameOf(each)));
    const wantedLosses = losses.filter(({ name }) => isWanted(name));
    if (cases.length + wantedLosses.length === 0)
      throw usageError(`No case is called so. There are: ${names.join(', ')}.`);
    return await runCases(cases, wantedLosses, { runs: Number(values.runs), seconds: Number(seconds) });
  } catch (error) {
    complain(inPlainWords(error));
    return error instanceof CommandError ? error.exitStatus : 1;
  }
}

interface Effort {
  runs: number;
  /** At most, of every recording. */
  seconds: number;
}

async function runCases(cases: typeof gpuCases, named: typeof losses, { runs, seconds }: Effort): Promise<number> {
  const adapter = await openDawn();
  const skip = (name: string, why: string) => print(JSON.stringify({ case: name, skipped: why }));
  if (!adapter) {
    for (const name of [...cases.map(nameOf), ...named.map(({ name }) => name)]) skip(name, 'no WebGPU adapter');
    return 0;
  }
  note(`On ${adapter.name}`);
  countTraffic();
  await startGpuRuntime();
  let failed = 0;
  for (const each of cases) {
    const name = nameOf(each);
    if (!isThere(each.model, each)) skip(name, `${name} is not beside the repository`);
    else if (isHalf(each) && !adapter.hasHalf) skip(name, 'the adapter has no shader-f16');
    else if (
      !(await measured({ case: name, adapter: adapter.name }, () =>
        measureCase(each, speechFor(each.model, seconds), runs),
      ))
    )
      failed++;
  }
  for (const loss of named) {
    if (!isThere(lossModel)) skip(loss.name, `${lossModel} is not beside the repository`);
    else if (!(await measured({ case: loss.name, adapter: adapter.name }, () => measureLoss(loss)))) failed++;
  }
  return failed === 0 ? 0 : 1;
}

/** Prints what became of a case; whether its words are those of the processor, no scores came back, and nothing was left over. */
async function measured(
  head: { case: string; adapter: string },
  work: () => Promise<{ isEqual: boolean; readsTokensOnly?: boolean | null; hasGrown?: boolean }>,
) {
  try {
    const result = await work();
    print(JSON.stringify({ ...head, ...result }));
    return result.isEqual && result.readsTokensOnly !== false && !result.hasGrown;
  } catch (error) {
    print(JSON.stringify({ ...head, failure: failureOf(error) }));
    return false;
  }
}
