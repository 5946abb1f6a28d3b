/** The clock of a thread: its step, how often to do something so that the step does not matter, and how fast the thread is just now. */

const stepTries = 20_000;
/** A sample this many steps long is right to 2 %. */
const stepsInSample = 50;
const leastSampleMs = 2;

/** The least difference between two readings, in milliseconds: browsers coarsen the clock, more so without isolation. */
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

/** Milliseconds for a fixed piece of arithmetic, about ten: what a whole run can be held against, on any device. */
export function pace(): number {
  const started = performance.now();
  let state = 1;
  for (let i = 0; i < 6_000_000; i++) state = (Math.imul(state, 1_664_525) + 1_013_904_223) | 0;
  const ms = performance.now() - started;
  // Whoever optimises has to know the result.
  return state === 0 ? 0 : ms;
}

export interface Piece {
  id: string;
  /** What one figure is the time of, done this many times by `run`. */
  units: number;
  run(): unknown;
}

/** Milliseconds a unit. Short pieces are repeated until a sample is long beside the step of the clock. */
export async function samplesOf({ units, run }: Piece, { count, step }: { count: number; step: number }) {
  const leastMs = Math.max(leastSampleMs, stepsInSample * step);
  let repeats = 1;
  // These runs also let the browser compile what runs often.
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
    // What is not a promise must not pay for a turn of the loop.
    if (result instanceof Promise) await result;
  }
  return performance.now() - started;
}
