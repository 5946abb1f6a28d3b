/** The threads of recognition as the page has them, for tests in a browser; nothing is loaded before the first call. */

import { signal } from '@preact/signals';
import { createSpeechThreads, type EngineSlots, type SpeechThreads } from '../../engine/speech-threads.ts';

export function realThreads(): SpeechThreads & EngineSlots {
  return createSpeechThreads({
    createListen: () =>
      new Worker(new URL('../../../../workers/listen.worker.ts', import.meta.url), { type: 'module' }),
    createEngine: () =>
      new Worker(new URL('../../../../workers/engine.worker.ts', import.meta.url), { type: 'module' }),
    device: { threads: 1, gpuRuntime: 'asyncify' },
    hints: signal({ languages: [], translate: false, vocabulary: [], isWhole: false }),
    onCacheError() {},
  });
}
