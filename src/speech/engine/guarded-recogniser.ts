/**
 * A recogniser whose errors tell what has failed: memory, the GPU, its numbers, the model, or the thread as a whole. After any of these
 * but the model the runtime is not to be trusted again.
 */

import { AppError, runtimeDeaths, toAppError } from '../../core/errors.ts';
import { pause } from '../../core/time.ts';
import type { Fault } from '../../protocol/engine.ts';
import type { Abilities, Recognition } from '../../protocol/speech.ts';
import type { ModelRecogniser, RecogniseOptions } from '../recogniser.ts';
import type { Gpu } from '../runtime/gpu-device.ts';
import { fail } from './fault-injection.ts';

/** Milliseconds in which a lost device reports its loss; a pass may fail before. */
const lossIsToldMs = 100;

/**
 * Rejects with `model-unsupported` for outputs that the family does not have, which no other runtime would change, and with the code of a
 * runtime's death for every other error.
 */
export async function orDead<Result>(work: Promise<Result>): Promise<Result> {
  try {
    return await work;
  } catch (cause) {
    const error = asksTooMuch(cause) ? new AppError('out-of-memory', String(cause), { cause }) : toAppError(cause);
    if (error.code === 'model-unsupported' || runtimeDeaths.includes(error.code)) throw error;
    throw new AppError('thread-died', `the runtime failed: ${error.message}`, { cause });
  }
}

/** The error of browsers for an allocation above their limit. */
const asksTooMuch = (cause: unknown): boolean =>
  cause instanceof RangeError && /invalid array( buffer)? length/i.test(cause.message);

/** Rejects with `gpu-lost` when the device is lost meanwhile: work on it may then throw anything, or never end. */
export async function orLost<Result>(work: Promise<Result>, { lost }: Gpu): Promise<Result> {
  try {
    return await Promise.race([work, lost]);
  } catch (error) {
    await Promise.race([lost, pause(lossIsToldMs)]);
    throw error;
  }
}

export class GuardedRecogniser implements ModelRecogniser {
  readonly #recogniser: ModelRecogniser;
  readonly #gpu: Gpu | undefined;
  #fault: Fault | null = null;

  constructor(recogniser: ModelRecogniser, gpu: Gpu | undefined) {
    this.#recogniser = recogniser;
    this.#gpu = gpu;
  }

  get abilities(): Abilities {
    return this.#recogniser.abilities;
  }

  /** Makes the next pass fail in this way. */
  inject(fault: Fault): void {
    this.#fault = fault;
  }

  recognise(samples: Float32Array, options?: RecogniseOptions): Promise<Recognition | null> {
    return this.#guarded(() => this.#recogniser.recognise(samples, options));
  }

  warmUp(): Promise<void> {
    return this.#guarded(() => this.#recogniser.warmUp());
  }

  textOf(tokens: readonly number[]): string {
    return this.#recogniser.textOf(tokens);
  }

  beginsWord(token: number): boolean {
    return this.#recogniser.beginsWord(token);
  }

  dispose(): Promise<void> {
    return this.#recogniser.dispose();
  }

  #guarded<Result>(work: () => Promise<Result>): Promise<Result> {
    const pass = async () => {
      const fault = this.#fault;
      this.#fault = null;
      if (fault) await fail(fault, this.#gpu);
      // What the GPU has told is the cause of what the work says.
      return work().finally(() => this.#gpu?.check());
    };
    return orDead(this.#gpu ? orLost(pass(), this.#gpu) : pass());
  }
}
