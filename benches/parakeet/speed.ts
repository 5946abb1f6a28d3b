/**
 * Time and memory of a Parakeet model, and of its decoding beside the usual loop: `npx tsx benches/parakeet/speed.ts FOLDER [THREADS]`,
 * over noise with a scripted text, in Node. The compared loops take turns.
 */

import { noise } from '../../src/core/random.ts';
import { speechRate } from '../../src/core/resampler.ts';
import { type TdtResult, tdtSearch } from '../../src/speech/parakeet/tdt.ts';
import { type Tensor, tensor } from '../../src/speech/runtime/onnx-runtime.ts';
import { startRuntime } from '../../src/speech/testing/runtime-in-node.ts';
import { medianOf } from '../statistics/statistics.ts';
import { parakeetFiles, parakeetGraphs } from './parakeet-graphs.ts';
import { plainLoop } from './plain-loop.ts';
import { moveAt, withScript } from './scripted-text.ts';

const lengths = [1, 5, 10, 30];
const rounds = 5;

const [folder, threads = '1'] = process.argv.slice(2);
if (!folder) throw new Error('which folder?');

const memory = () => Math.round(process.memoryUsage().rss / 1e6);
const ms = (time: number) => time.toFixed(1);
async function timed(times: number[], work: () => Promise<unknown>): Promise<void> {
  const started = performance.now();
  await work();
  times.push(performance.now() - started);
}

async function main(): Promise<void> {
  await startRuntime(Number(threads));
  const before = memory();
  const started = performance.now();
  const { contract, encode, joint, decoder } = await parakeetGraphs(parakeetFiles(folder!, 'int8'));
  console.log(`loaded in ${Math.round(performance.now() - started)} ms, memory ${before} to ${memory()} MB`);
  const { blank, mostTokens } = contract;

  /** The whole decoder at every frame that the script's durations lead to. */
  const plain = (encoded: Tensor) =>
    plainLoop(decoder, encoded, { blank, mostTokens }, (_, frame) => moveAt(frame, blank));

  async function ours(encoded: Tensor, expected: Parameters<typeof joint.over>[1]['expected']): Promise<TdtResult> {
    const transducer = withScript(await joint.over(encoded, { from: 0, expected }), blank);
    const options = {
      frames: encoded.dims[2]!,
      blank,
      mostTokens,
      batch: { first: 1, next: 4 },
      shouldStop: () => false,
    };
    return (await tdtSearch(transducer, options))!;
  }

  const nothing = { tokens: [], path: [] };

  /**
   * Time per frame of the joint network with eight frames a pass, including their projection, beside one call of the whole decoder a frame.
   */
  async function perFrame(encoded: Tensor): Promise<string> {
    const frames = encoded.dims[2]!;
    const times = { single: [] as number[], projected: [] as number[], batched: [] as number[] };
    for (let round = 0; round < 5 * rounds; round++) {
      const column = new Float32Array(encoded.dims[1]!).fill(0.1);
      const single = tensor('float32', column, [1, column.length, 1]);
      await timed(times.single, () => plain(single));
      let transducer = await joint.over(encoded, { from: 0, expected: nothing });
      await timed(times.projected, async () => {
        transducer = await joint.over(encoded, { from: 0, expected: nothing });
      });
      await transducer.joint(0, 8, []);
      await timed(times.batched, () => transducer.joint(8, 8, []));
    }
    const batched = medianOf(times.batched) / 8 + medianOf(times.projected) / frames;
    const single = medianOf(times.single);
    return `a frame: single ${single.toFixed(2)} ms, of eight ${batched.toFixed(2)} ms, ${(single / batched).toFixed(1)} times faster`;
  }

  console.log(await perFrame(await encode(noise(5 * speechRate, 0.1))));
  for (const seconds of lengths) {
    const sound = noise(seconds * speechRate, 0.1);
    const encodes: number[] = [];
    let encoded: Tensor | undefined;
    for (let round = 0; round < (seconds > 5 ? 2 : 3); round++) {
      await timed(encodes, async () => {
        encoded = await encode(sound);
      });
    }
    const audio = encoded!;
    const walked = await ours(audio, nothing);
    const expected = { tokens: walked.emissions.map(({ token }) => token), path: walked.path };
    const loops = { plain: [] as number[], first: [] as number[], again: [] as number[] };
    for (let round = 0; round < rounds; round++) {
      await timed(loops.plain, () => plain(audio));
      // Another text evicts the remembered predictions.
      await (await joint.over(audio, { from: 0, expected: nothing })).joint(0, 1, [77]);
      await timed(loops.first, () => ours(audio, nothing));
      await timed(loops.again, () => ours(audio, expected));
    }
    const frames = audio.dims[2]!;
    const shown = (['plain', 'first', 'again'] as const).map((name) => {
      const time = medianOf(loops[name]);
      return `${name} ${ms(time)} (${(time / frames).toFixed(2)} a frame)`;
    });
    const times = `encode ${ms(medianOf(encodes))} ms, token loop in ms: ${shown.join(', ')}`;
    console.log(`${seconds} s: ${frames} frames, ${walked.emissions.length} tokens, ${times}, memory ${memory()} MB`);
  }
}

await main();
