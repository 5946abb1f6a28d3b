/** How much is measured in a run, by its length. */

import type { BenchLength, SuiteName } from '../../protocol/bench.ts';

export interface LengthPlan {
  /** Samples of a small piece, and of a call of the storage. */
  pieceSamples: number;
  storageSamples: number;
  transcripts: number;
  /** Fresh threads for what is measured cold. */
  coldStarts: number;
  /** Rounds in which app, bare runtime and transformers.js take turns: at least and at most, and how long, unless they are very few. */
  rounds: { least: number; most: number; seconds: number };
  /** Half of the interval of the median, in proportion, at which a figure counts as settled. */
  within: number;
  sustainedSeconds: number;
  /** Seconds of the recordings that are recognised in turns. */
  passes: readonly (1 | 5 | 10)[];
  /** How often a recording of so many seconds is played. */
  spoken: readonly { seconds: 1 | 5 | 10; times: number }[];
  /** The long recording too; else the short one stands for it. */
  withLongFile: boolean;
  /** Every backend that the device has for the model. */
  withBackends: boolean;
  /** Seconds that a suite takes, about: for the progress alone. */
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
    withLongFile: false,
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
    withLongFile: true,
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
    withLongFile: true,
    withBackends: true,
    seconds: { micro: 10, model: 330, 'end-to-end': 160, storage: 8, accuracy: 8, memory: 1 },
  },
};
