/**
 * What a Parakeet model costs here, and its token loop beside the usual one: `npx tsx benches/parakeet/speed.ts FOLDER [THREADS]`, over
 * noise and a scripted text, in Node. The rounds of all that is compared take turns.
 */

import { type TdtResult, tdtSearch } from '../../src/speech/parakeet/tdt.ts';
import { floats } from '../../src/speech/runtime/floats.ts';
import { type Tensor, tensor } from '../../src/speech/runtime/onnx-runtime.ts';
import { startRuntime } from '../../src/speech/testing/runtime-in-node.ts';
import { parakeetFiles, parakeetGraphs } from './parakeet-graphs.ts';
import { moveAt, withScript } from './scripted-text.ts';

const lengths = [1, 5, 10, 30];
const rounds = 5;
const durations = 5;

const [folder, threads = '1'] = process.argv.slice(2);
if (!folder) throw new Error('which folder?');

const memory = () => Math.round(process.memoryUsage().rss / 1e6);
const median = (numbers: number[]) => numbers.sort((a, b) => a - b)[numbers.length >> 1]!;
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

  /** The whole decoder at every place that the durations lead to. */
  async function plain(encoded: Tensor): Promise<void> {
    const [, width, frames] = encoded.dims as [number, number, number];
    const zeros = (name: string) => {
      const input = decoder.inputs.find((each) => each.name === name);
      const [layers, , size] = (input?.isTensor ? input.shape : []) as number[];
      return tensor('float32', new Float32Array(layers! * size!), [layers!, 1, size!]);
    };
    let states = [zeros('input_states_1'), zeros('input_states_2')];
    let last = blank;
    const all = floats(encoded);
    for (let frame = 0; frame < frames; ) {
      const column = Float32Array.from({ length: width }, (_, i) => all[i * frames + frame]!);
      const results = await decoder.run({
        encoder_outputs: tensor('float32', column, [1, width, 1]),
        targets: tensor('int32', Int32Array.of(last), [1, 1]),
        target_length: tensor('int32', Int32Array.of(1), [1]),
        input_states_1: states[0]!,
        input_states_2: states[1]!,
      });
      const { token, duration } = moveAt(frame, blank);
      if (token !== blank) {
        states = [results.output_states_1!, results.output_states_2!];
        last = token;
      }
      frame += duration;
    }
  }

  async function ours(encoded: Tensor, expected: Parameters<typeof joint.over>[1]['expected']): Promise<TdtResult> {
    const transducer = withScript(await joint.over(encoded, { from: 0, expected }), blank, durations);
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

  /** One text met with eight frames, a frame, beside a call of the whole decoder; the frames' projection is counted in. */
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
    const batched = median(times.batched) / 8 + median(times.projected) / frames;
    const single = median(times.single);
    return `a frame: single ${single.toFixed(2)} ms, of eight ${batched.toFixed(2)} ms, ${(single / batched).toFixed(1)} times faster`;
  }

  console.log(await perFrame(await encode(new Float32Array(80_000).map((_, i) => 0.1 * Math.sin(i * i * 0.37)))));
  for (const seconds of lengths) {
    const noise = Float32Array.from({ length: seconds * 16_000 }, (_, i) => 0.1 * Math.sin(i * i * 0.37));
    const encodes: number[] = [];
    let encoded: Tensor | undefined;
    for (let round = 0; round < (seconds > 5 ? 2 : 3); round++) {
      await timed(encodes, async () => {
        encoded = await encode(noise);
      });
    }
    const audio = encoded!;
    const walked = await ours(audio, nothing);
    const expected = { tokens: walked.emissions.map(({ token }) => token), path: walked.path };
    const loops = { plain: [] as number[], first: [] as number[], again: [] as number[] };
    for (let round = 0; round < rounds; round++) {
      await timed(loops.plain, () => plain(audio));
      // Another text has been read since.
      await (await joint.over(audio, { from: 0, expected: nothing })).joint(0, 1, [77]);
      await timed(loops.first, () => ours(audio, nothing));
      await timed(loops.again, () => ours(audio, expected));
    }
    const frames = audio.dims[2]!;
    const shown = (['plain', 'first', 'again'] as const).map((name) => {
      const time = median(loops[name]);
      return `${name} ${ms(time)} (${(time / frames).toFixed(2)} a frame)`;
    });
    const times = `encode ${ms(median(encodes))} ms, token loop in ms: ${shown.join(', ')}`;
    console.log(`${seconds} s: ${frames} frames, ${walked.emissions.length} tokens, ${times}, memory ${memory()} MB`);
  }
}

await main();
