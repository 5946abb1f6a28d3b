/** Loads the recogniser of a model's family. */

import type { Meter } from '../../protocol/metrics.ts';
import type { ModelFiles } from '../../protocol/model.ts';
import type { Backend } from '../../protocol/runtime.ts';
import { Moonshine } from '../moonshine/moonshine.ts';
import { Parakeet } from '../parakeet/parakeet.ts';
import type { ModelRecogniser } from '../recogniser.ts';
import { Whisper } from '../whisper/whisper.ts';

/** Rejects as the family's `load` does. */
export async function loadRecogniser(files: ModelFiles, backend: Backend, meter: Meter): Promise<ModelRecogniser> {
  switch (files.family) {
    case 'moonshine':
      return Moonshine.load(files, backend, meter);
    case 'whisper':
      return Whisper.load(files, backend, meter);
    case 'parakeet':
      return Parakeet.load(files, backend, meter);
    case 'ctc':
      // With it comes transformers.js: only threads that hold such a model fetch it.
      return (await import('../ctc/ctc.ts')).Ctc.load(files, meter);
  }
}
