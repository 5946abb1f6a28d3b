/** The threads that compute Whisper's encoder together. */

import { alone, SharedTeam, type Team } from '../../kernels/team.ts';
import type { TransformerMemory } from '../../kernels/transformer.ts';
import type { HelperOrder } from './encoder-helper.ts';
import type { EncoderPlan } from './encoder-plan.ts';

export interface EncoderTeam {
  team: Team;
  /** Wakes the others for a pass; to be followed by all of its steps. */
  begin(frames: number, keys: number): void;
  dismiss(): void;
}

/** Starts a thread of workers/encoder-helper.worker.ts. */
type StartHelper = () => Worker;

/** A script that has to be fetched may be late, or never come. */
const mostStartMs = 5000;

let startHelper: StartHelper | null = null;

/** How helpers are started from now on; before, the encoder is computed by one thread. */
export function helpBy(start: StartHelper): void {
  startHelper = start;
}

/** Whether there can be other threads at all. */
export const canHaveHelpers = (): boolean => startHelper !== null && globalThis.crossOriginIsolated === true;

const ofOne: EncoderTeam = { team: alone, begin() {}, dismiss() {} };

/** A team of one, or of as many as the plan is for; where a helper does not start, this thread computes alone. */
export async function encoderTeam(memory: TransformerMemory, plan: EncoderPlan): Promise<EncoderTeam> {
  const size = plan.scratch.length;
  if (size === 1 || !startHelper) return ofOne;
  const start = startHelper;
  const counted = SharedTeam.counted();
  const pass = new SharedArrayBuffer(2 * Int32Array.BYTES_PER_ELEMENT);
  const helpers: Worker[] = [];
  const dismiss = () => {
    for (const helper of helpers) helper.terminate();
  };
  const order = { shared: memory.shared, plan, counted, size, pass };
  const begun = async (place: number) => {
    const helper = start();
    helpers.push(helper);
    await isThere(helper, { ...order, place });
  };
  try {
    await Promise.all(Array.from({ length: size - 1 }, (_, at) => begun(at + 1)));
  } catch {
    dismiss();
    return ofOne;
  }
  const team = new SharedTeam(counted, 0, size);
  const told = new Int32Array(pass);
  const begin = (frames: number, keys: number) => {
    told.set([frames, keys]);
    team.meet();
  };
  return { team, begin, dismiss };
}

/** Rejects where it does not start, or not in time. */
function isThere(helper: Worker, order: HelperOrder): Promise<void> {
  return new Promise((resolve, reject) => {
    helper.onmessage = () => resolve();
    helper.onerror = (event) => {
      // Or it would be an error of the engine's thread, too.
      event.preventDefault();
      reject(event.error);
    };
    helper.onmessageerror = reject;
    setTimeout(reject, mostStartMs);
    helper.postMessage(order);
  });
}
