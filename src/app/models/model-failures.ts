/** The last failure of each model, until it is dismissed or the action is repeated. */

import { type ReadonlySignal, signal } from '@preact/signals';
import { type AppError, toAppError } from '../../core/errors.ts';
import type { Failure } from './model-cards.ts';

export interface ModelFailures {
  /** Failures by model id. */
  all: ReadonlySignal<ReadonlyMap<string, Failure>>;
  fail(id: string, error: AppError, again: () => void): void;
  dismiss(id: string): void;
  /** Runs `work` and records its error as the model's failure, unless the code is `cancelled`. Never rejects. */
  attempt(id: string, work: () => Promise<unknown>): Promise<void>;
}

export function createModelFailures(): ModelFailures {
  const all = signal<ReadonlyMap<string, Failure>>(new Map());

  function fail(id: string, error: AppError, again: () => void): void {
    console.warn(`${id}: ${error.code}: ${error.message}`);
    all.value = new Map(all.value).set(id, { error, again });
  }

  function dismiss(id: string): void {
    const others = new Map(all.value);
    if (others.delete(id)) all.value = others;
  }

  async function attempt(id: string, work: () => Promise<unknown>): Promise<void> {
    dismiss(id);
    try {
      await work();
    } catch (thrown) {
      const error = toAppError(thrown);
      if (error.code !== 'cancelled') fail(id, error, () => void attempt(id, work));
    }
  }

  return { all, fail, dismiss, attempt };
}
