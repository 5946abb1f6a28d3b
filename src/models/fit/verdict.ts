/** What calibration found out about a model on this device: the backends that were tried, and the one to use. */

import type { ErrorCode } from '../../core/errors.ts';
import type { Backend } from '../../protocol/runtime.ts';

/** One backend's run over the known clip. */
export interface Trial {
  backend: Backend;
  /** Of the passes over the clip, in milliseconds; null when it failed. */
  medianMs: number | null;
  /** From the files in memory to the first pass, in milliseconds; null when it failed. */
  loadMs: number | null;
  /** Whether the words were those of the clip, or of the processor where the model does not know its language. */
  isRight: boolean;
  error: ErrorCode | null;
}

export interface Verdict {
  model: string;
  /** The revision of the model's files. */
  revision: string;
  /** Adapter, browser and runtime: a verdict is void when this changes. */
  device: string;
  trials: readonly Trial[];
  /** The fastest of those that are right; null when none is. */
  chosen: Backend | null;
  /** Milliseconds since 1970. */
  at: number;
}
