/** The recogniser for a model's family. */

import { AppError } from '../core/errors.ts';
import type { Backend, ModelFiles } from '../protocol/engine.ts';
import type { Meter } from '../protocol/metrics.ts';
import { Moonshine } from './moonshine.ts';
import type { ModelRecogniser } from './recogniser.ts';
import { Whisper } from './whisper/whisper.ts';

/** Throws what the family's `load` throws, and `model-unsupported` for a family that has no recogniser. */
export async function loadRecogniser(files: ModelFiles, backend: Backend, meter: Meter): Promise<ModelRecogniser> {
  const { family } = files;
  switch (family) {
    case 'moonshine':
      return Moonshine.load(files, backend, meter);
    case 'whisper':
      return Whisper.load(files, backend, meter);
    case 'parakeet':
      throw new AppError('model-unsupported', `there is no recogniser for ${family}`, { details: [family] });
  }
}
