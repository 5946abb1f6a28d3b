/**
 * What the app's recognition costs beside the bare model: `npx tsx benches/words/overhead.ts MODEL [ROUNDS]`, with the embedded model
 * (`moonshine`) or a Whisper of the shared hub. Processor time on one thread in Node, in turns: plain sessions, a pass of the app, and its
 * final text of a file with checks and the times of words. A text that is heard more than once is told with the number of its encoder runs.
 */

import { speechRate } from '../../src/core/resampler.ts';
import type { Meter } from '../../src/protocol/metrics.ts';
import { recogniseChecked } from '../../src/speech/checks/checked-recognition.ts';
import { openBareModel } from '../micro/bare-model.ts';
import { medianOf } from '../statistics/statistics.ts';
import { recordings, samplesOf } from '../whisper/recordings.ts';
import { filesNamed, loadNamed } from './models.ts';

const [model, rounds = '7'] = process.argv.slice(2);
if (!model) throw new Error('usage: npx tsx benches/words/overhead.ts MODEL [ROUNDS]');

/** Clear recordings of about 5, 10 and 30 s. */
const clips = [
  ['ls_other_533_1066_0008', 'azure_wreck_a_nice_beach'],
  ['ls_other_1688_142285_0006', 'beckett', 'jfk_16k'],
  ['mfa_cold_corpus_24bit', 'ls_1272_128104_0004_8k'],
].flat();

let encoded = 0;
const meter: Meter = {
  record(stage) {
    if (stage === 'encode') encoded++;
  },
  count() {},
};
const app = await loadNamed(model, meter);
const bare = await openBareModel(await filesNamed(model));
if (!bare) throw new Error(`${model} has no plain sessions`);

console.log(
  '| recording | bare, ms | a pass | final | with times | encoder runs of these |\n|---|---|---|---|---|---|',
);
for (const recording of recordings().filter(({ id }) => clips.includes(id))) {
  const samples = samplesOf(recording);
  const range = { start: 0, end: samples.length, speech: samples.length, certainty: 1 };
  const checked = (times: boolean) => (unheard: Float32Array) =>
    recogniseChecked(app, unheard, range, { times, isThorough: true, shouldStop: () => false, meter });
  const ways = {
    bare: (unheard: Float32Array) => bare.run(unheard),
    pass: (unheard: Float32Array) => app.recognise(unheard),
    final: checked(false),
    timed: checked(true),
  };
  const ms: Record<keyof typeof ways, number[]> = { bare: [], pass: [], final: [], timed: [] };
  const runs: Record<keyof typeof ways, number> = { bare: 1, pass: 0, final: 0, timed: 0 };
  for (let round = 0; round <= Number(rounds); round++) {
    for (const [at, way] of (Object.keys(ways) as (keyof typeof ways)[]).entries()) {
      // Recognisers remember their last audio: each gets samples of another level, by an inaudible difference.
      const quieter = 1 - 1e-5 * (4 * round + at + 1);
      const unheard = samples.map((sample) => sample * quieter);
      encoded = 0;
      const before = process.cpuUsage();
      await ways[way](unheard);
      const { user, system } = process.cpuUsage(before);
      // The first round warms up.
      if (round > 0) ms[way].push((user + system) / 1000);
      if (way !== 'bare') runs[way] = encoded;
    }
  }
  const alone = medianOf(ms.bare);
  const told = (way: 'pass' | 'final' | 'timed') => (medianOf(ms[way]) / alone).toFixed(2);
  const seconds = (samples.length / speechRate).toFixed(1);
  console.log(
    `| ${recording.id}, ${seconds} s | ${alone.toFixed(0)} | ${told('pass')} | ${told('final')} | ${told('timed')} | ${runs.pass}, ${runs.final}, ${runs.timed} |`,
  );
}
process.exit();
