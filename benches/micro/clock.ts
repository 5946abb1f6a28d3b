/** The clock of a thread: its resolution, the repetitions that make the resolution irrelevant, and the present speed of the thread. */

const stepTries = 20_000;
/** Length of a sample in steps of the clock: its error is then 2 %. */
const stepsInSample = 50;
const leastSampleMs = 2;

/** The resolution of the clock in milliseconds: browsers coarsen it, more so without isolation. */
export function timerStep(): number {
  let least = Number.POSITIVE_INFINITY;
  let before = performance.now();
  for (let i = 0; i < stepTries; i++) {
    const now = performance.now();
    if (now > before) least = Math.min(least, now - before);
    before = now;
  }
  return least;
}

/** Milliseconds for a fixed piece of arithmetic, about ten: comparable between runs on any device. */
export function pace(): number {
  const started = performance.now();
  let state = 1;
  for (let i = 0; i < 6_000_000; i++) state = (Math.imul(state, 1_664_525) + 1_013_904_223) | 0;
  const ms = performance.now() - started;
  // The result is used, so that the loop cannot be optimised away.
  return state === 0 ? 0 : ms;
}

export interface Piece {
  id: string;
  /** Number of units that one call of `run` does; the figure is the time of one. */
  units: number;
  run(): unknown;
}

/** Samples in milliseconds per unit. A short piece is repeated until a sample is long compared with the resolution of the clock. */
export async function samplesOf({ units, run }: Piece, { count, step }: { count: number; step: number }) {
  const leastMs = Math.max(leastSampleMs, stepsInSample * step);
  let repeats = 1;
  // These runs also warm up the browser's compiler.
  for (let ms = await timed(run, repeats); ms < leastMs; ms = await timed(run, repeats)) {
    repeats = Math.ceil(repeats * Math.max(1.5, Math.min(10, leastMs / Math.max(ms, step))));
  }
  const samples: number[] = [];
  for (let i = 0; i < count; i++) samples.push((await timed(run, repeats)) / (repeats * units));
  return samples;
}

async function timed(run: Piece['run'], repeats: number): Promise<number> {
  const started = performance.now();
  for (let i = 0; i < repeats; i++) {
    const result = run();
    // A synchronous piece must not pay for a turn of the event loop.
    if (result instanceof Promise) await result;
  }
  return performance.now() - started;
}
