/** What each model is given to hear: a little, because a software adapter is slow. 16 kHz samples. */

import { readFileSync } from 'node:fs';
import { speechRate } from '../../src/core/resampler.ts';
import { readWav } from '../wav.ts';
import { samplesOf, speechClips } from '../whisper/shared-models.ts';
import type { ModelName } from './model-files.ts';

/** "Can you finish the red apple for Maria?", 2.3 s in a voice that the nano models know. */
export const nanoClip = 'en-17.wav';
/** "And so, my fellow Americans": its beginning. */
const recordedSeconds = 2;

/** At most so many seconds of it. Throws where the recordings of a model are not there. */
export function speechFor(model: ModelName, seconds = Number.POSITIVE_INFINITY): Float32Array {
  return recordingFor(model).subarray(0, seconds * speechRate);
}

function recordingFor(model: ModelName): Float32Array {
  return model === 'whisper-nano' || model === 'parakeet-nano'
    ? samplesOf(speechClips('single').find(({ file }) => file === nanoClip)!)
    : recorded();
}

function recorded(): Float32Array {
  const { sampleRate, samples } = readWav(readFileSync(new URL('../../e2e/fixtures/jfk.wav', import.meta.url)));
  if (sampleRate !== speechRate) throw new RangeError(`the recording has ${sampleRate} samples a second`);
  return Float32Array.from(samples.subarray(0, recordedSeconds * speechRate), (sample) => sample / 0x8000);
}
