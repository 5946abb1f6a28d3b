/** `npm run kills`: a recording is played into the microphone, the browser is killed in the middle of it, and what is left is recovered. */

import { readFileSync } from 'node:fs';
import { medianOf } from '../benches/statistics/statistics.ts';
import { readWav } from '../benches/wav.ts';
import { seeded } from '../src/core/random.ts';
import { type Kill, openKillBench } from './kills/kill-bench.ts';
import { checkFile } from './terminal/input-file.ts';
import { countOf, usageError } from './terminal/options.ts';
import { note, print } from './terminal/print.ts';
import { runCommand } from './terminal/run-command.ts';

const usage = `Usage: npm run kills -- [options] FILE.wav

Plays a recording in real time into the app's microphone, kills the browser in the middle of it, opens it
again and recovers the recording. Prints the seconds that are missing, and the words beside those of a run
that nothing has interrupted.

  --times N           how often (5)
  --seed N            other moments (1)
  --json              one JSON line a kill, then one with the figures
  --help              this text`;

const options = {
  times: { type: 'string', default: '5' },
  seed: { type: 'string', default: '1' },
  json: { type: 'boolean', default: false },
} as const;

/** Seconds of recording before the earliest kill, so that there is a word to lose. */
const earliest = 1.5;

await runCommand({
  usage,
  options,
  async run({ values, positionals: [file, ...others] }) {
    if (file === undefined) throw usageError(`No file was named.\n\n${usage}`);
    if (others.length > 0) throw usageError('Only one file can be played.');
    const times = countOf('--times', values.times, 1000);
    const random = seeded(countOf('--seed', values.seed, 1_000_000));
    checkFile(file);
    const clip = readWav(readFileSync(file));
    const seconds = clip.samples.length / clip.sampleRate;
    const bench = await openKillBench(clip, note);
    try {
      const kills: Kill[] = [];
      for (let turn = 0; turn < times; turn++) {
        const kill = await bench.kill(earliest + random() * (seconds - earliest));
        kills.push(kill);
        print(values.json ? JSON.stringify(kill) : lineOf(kill, turn));
      }
      const figures = figuresOf(kills);
      print(
        values.json ? JSON.stringify({ ...figures, unbroken: bench.unbroken }) : summaryOf(figures, bench.unbroken),
      );
      return 0;
    } finally {
      await bench.close();
    }
  },
});

function lineOf({ killed_at, kept, lost, words, wrong_words, text }: Kill, turn: number): string {
  const times = `killed at ${killed_at.toFixed(2)} s, kept ${kept.toFixed(2)} s, lost ${lost.toFixed(2)} s`;
  return `${String(turn + 1).padStart(3)}  ${times}, ${words} words, ${wrong_words} not as in the unbroken run\n     ${text}`;
}

function figuresOf(kills: readonly Kill[]) {
  const lost = kills.map((kill) => kill.lost);
  return {
    kills: kills.length,
    greatest_loss: Math.max(...lost),
    median_loss: medianOf(lost),
    words: kills.reduce((sum, kill) => sum + kill.words, 0),
    wrong_words: kills.reduce((sum, kill) => sum + kill.wrong_words, 0),
  };
}

function summaryOf(figures: ReturnType<typeof figuresOf>, unbroken: string): string {
  return `
Kills                           ${figures.kills}
Greatest loss                   ${figures.greatest_loss.toFixed(2)} s
Median loss                     ${figures.median_loss.toFixed(2)} s
Words                           ${figures.words}
Not as in the unbroken run      ${figures.wrong_words}
The unbroken run                ${unbroken}`;
}
