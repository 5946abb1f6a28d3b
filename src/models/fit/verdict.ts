/** The verdict of calibration on a model and a device: the backends that were tried, and the one to use. */

import type { ErrorCode } from '../../core/errors.ts';
import type { Backend } from '../../protocol/runtime.ts';

/** One backend's trial on the known clip. */
export interface Trial {
  backend: Backend;
  /** Median of the passes over the clip in milliseconds; null when the trial failed. */
  medianMs: number | null;
  /** Milliseconds of loading and of compiling, also in the first pass: what they take beside passes as usual. Null when the trial failed. */
  loadMs: number | null;
  /** The words were those of the clip, or, where the model does not know its language, those that the processor found. */
  isRight: boolean;
  error: ErrorCode | null;
}

export interface Verdict {
  model: string;
  /** The revision of the model's files. */
  revision: string;
  /** Adapter, browser and runtime: a verdict is void when one of them changes. */
  device: string;
  trials: readonly Trial[];
  /** The fastest of the correct backends; null when none is correct. */
  chosen: Backend | null;
  /** Milliseconds since 1970. */
  at: number;
}
