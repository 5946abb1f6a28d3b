/** A thread that helps to compute Whisper's encoder: it takes every step with the engine's thread, and sleeps between two passes. */

import { SharedTeam } from '../../kernels/team.ts';
import { type SharedMemory, TransformerMemory } from '../../kernels/transformer.ts';
import type { EncoderPlan } from './encoder-plan.ts';
import { EncoderWork } from './encoder-work.ts';

/** What a helper is told, once. */
export interface HelperOrder {
  shared: SharedMemory;
  plan: EncoderPlan;
  counted: SharedArrayBuffer;
  /** Its place in the team; the first one is the engine's. */
  place: number;
  size: number;
  /** Frames and keys of the next pass. */
  pass: SharedArrayBuffer;
}

/** Helps for as long as its thread lives; says first that it is there. */
export function help({ shared, plan, counted, place, size, pass }: HelperOrder, ready: () => void): never {
  const team = new SharedTeam(counted, place, size);
  const work = new EncoderWork(new TransformerMemory(shared), plan, team, place);
  const told = new Int32Array(pass);
  const nothing = { before() {}, projected() {} };
  ready();
  for (;;) {
    team.meet();
    work.encode(told[0]!, told[1]!, nothing);
  }
}
