/** Threads that the first dictation does not need, and what starts them: fetched with the first feature that asks for one. */

export const createFiles = () => new Worker(new URL('../workers/files.worker.ts', import.meta.url), { type: 'module' });
export const createRemote = () =>
  new Worker(new URL('../workers/remote.worker.ts', import.meta.url), { type: 'module' });
export const createBench = () => new Worker(new URL('../workers/bench.worker.ts', import.meta.url), { type: 'module' });
export const createReference = () =>
  new Worker(new URL('../workers/reference.worker.ts', import.meta.url), { type: 'module' });
