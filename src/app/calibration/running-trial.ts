/** Runs trials one at a time: a new trial stops the current one. */

import { type ReadonlySignal, signal } from '@preact/signals';

export interface TestStep {
  done: number;
  /** Number of passes; 0 until it is known. */
  of: number;
}

export type TestModel = (id: string, onStep: (step: TestStep) => void, signal: AbortSignal) => Promise<unknown>;

export interface Trials {
  /** Id of the model on trial, and its progress. */
  now: ReadonlySignal<(TestStep & { id: string }) | null>;
  /** Starts a trial. Rejects as the test does. */
  start(id: string): Promise<void>;
  stop(): void;
}

export function createTrials(test: TestModel): Trials {
  const now = signal<(TestStep & { id: string }) | null>(null);
  let running = new AbortController();

  function stop(): void {
    running.abort();
    now.value = null;
  }

  return {
    now,
    stop,
    async start(id) {
      stop();
      running = new AbortController();
      const { signal: stopped } = running;
      const tell = (step: TestStep | null) => {
        if (!stopped.aborted) now.value = step && { id, ...step };
      };
      tell({ done: 0, of: 0 });
      await test(id, tell, stopped).finally(() => tell(null));
    },
  };
}
