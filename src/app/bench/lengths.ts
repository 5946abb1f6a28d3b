/** The number of samples and repetitions for each length of a run. */

import type { BenchLength, SuiteName } from '../../protocol/bench.ts';

export interface LengthPlan {
  /** Number of samples of a micro-benchmark, and of a storage call. */
  pieceSamples: number;
  storageSamples: number;
  transcripts: number;
  /** Number of fresh threads for cold starts. */
  coldStarts: number;
  /**
   * Rounds in which app, bare runtime and transformers.js alternate: minimum, maximum, and the seconds after which no further
   * round starts, unless there were very few.
   */
  rounds: { least: number; most: number; seconds: number };
  /** A figure is settled when half of the median's confidence interval, relative to the median, is at most this. */
  within: number;
  sustainedSeconds: number;
  /** Lengths of the recordings that are recognised in the rounds, in seconds. */
  passes: readonly (1 | 5 | 10)[];
  /** How often a recording of each length is played. */
  spoken: readonly { seconds: 1 | 5 | 10; times: number }[];
  /** How often the file that is transcribed repeats the long recording; 0 for none. */
  fileTimes: number;
  /** Whether to measure every backend that the device has for the model. */
  withBackends: boolean;
  /** Approximate seconds that a suite takes, for the progress display only. */
  seconds: Readonly<Record<SuiteName, number>>;
}

export const lengths: Readonly<Record<BenchLength, LengthPlan>> = {
  short: {
    pieceSamples: 5,
    storageSamples: 5,
    transcripts: 20,
    coldStarts: 1,
    rounds: { least: 2, most: 5, seconds: 3 },
    within: 0.1,
    sustainedSeconds: 0,
    passes: [5],
    spoken: [{ seconds: 1, times: 1 }],
    fileTimes: 0,
    withBackends: false,
    seconds: { micro: 2, model: 10, 'end-to-end': 5, storage: 1, accuracy: 3, memory: 1 },
  },
  normal: {
    pieceSamples: 20,
    storageSamples: 40,
    transcripts: 200,
    coldStarts: 3,
    rounds: { least: 6, most: 12, seconds: 18 },
    within: 0.03,
    sustainedSeconds: 6,
    passes: [1, 5, 10],
    spoken: [
      { seconds: 1, times: 3 },
      { seconds: 5, times: 2 },
      { seconds: 10, times: 2 },
    ],
    fileTimes: 1,
    withBackends: true,
    seconds: { micro: 3, model: 40, 'end-to-end': 48, storage: 2, accuracy: 8, memory: 1 },
  },
  long: {
    pieceSamples: 50,
    storageSamples: 100,
    transcripts: 1000,
    coldStarts: 5,
    rounds: { least: 10, most: 40, seconds: 120 },
    within: 0.03,
    sustainedSeconds: 180,
    passes: [1, 5, 10],
    spoken: [
      { seconds: 1, times: 6 },
      { seconds: 5, times: 6 },
      { seconds: 10, times: 6 },
    ],
    fileTimes: 8,
    withBackends: true,
    seconds: { micro: 10, model: 330, 'end-to-end': 360, storage: 8, accuracy: 8, memory: 1 },
  },
};
