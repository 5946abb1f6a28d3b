/** Models of every family for Node: the embedded one as `moonshine`, those of the shared hub by their name. */

import type { Meter } from '../../src/protocol/metrics.ts';
import type { ModelFiles } from '../../src/protocol/model.ts';
import { Moonshine } from '../../src/speech/moonshine/moonshine.ts';
import { Parakeet } from '../../src/speech/parakeet/parakeet.ts';
import { type ModelRecogniser, type Recogniser, withDefaults } from '../../src/speech/recogniser.ts';
import { startRuntime } from '../../src/speech/testing/runtime-in-node.ts';
import { silentMeter } from '../../src/speech/testing/silent-meter.ts';
import { Whisper } from '../../src/speech/whisper/whisper.ts';
import { moonshineFiles } from '../moonshine/app-in-node.ts';
import { nano, parakeetFiles } from '../parakeet/parakeet-graphs.ts';
import { onProcessor, whisperFiles } from '../whisper/shared-models.ts';

export type NamedRecogniser = Recogniser & Pick<ModelRecogniser, 'abilities'>;

/** On one thread; a model of many languages is told English. */
export async function loadNamed(name: string, meter = silentMeter): Promise<NamedRecogniser> {
  await startRuntime();
  const family = await loadFamily(await filesNamed(name), meter);
  const told = family.abilities.languages.length > 0 ? { language: 'en' } : {};
  return { ...withDefaults(family, () => told), abilities: family.abilities };
}

/** In 8 bits. */
export async function filesNamed(name: string): Promise<ModelFiles> {
  if (name === 'moonshine') return moonshineFiles();
  if (name === 'nano/parakeet-nano') return parakeetFiles(nano, 'int8');
  return whisperFiles(name, onProcessor('q8'));
}

function loadFamily(files: ModelFiles, meter: Meter): Promise<ModelRecogniser> {
  const backend = onProcessor(files.precision.encoder);
  if (files.family === 'moonshine') return Moonshine.load(files, backend, meter);
  return files.family === 'parakeet' ? Parakeet.load(files, backend, meter) : Whisper.load(files, backend, meter);
}
