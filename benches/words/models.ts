/** Models of every family for Node: the embedded one as `moonshine`, those of the shared hub by their name. */

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
export async function loadNamed(name: string): Promise<NamedRecogniser> {
  await startRuntime();
  const family = await loadFamily(name);
  const told = family.abilities.languages.length > 0 ? { language: 'en' } : {};
  return { ...withDefaults(family, () => told), abilities: family.abilities };
}

async function loadFamily(name: string): Promise<ModelRecogniser> {
  const q8 = onProcessor('q8');
  if (name === 'moonshine') return Moonshine.load(await moonshineFiles(), q8, silentMeter);
  if (name === 'nano/parakeet-nano') {
    return Parakeet.load(parakeetFiles(nano, 'int8'), onProcessor('int8'), silentMeter);
  }
  return Whisper.load(whisperFiles(name, q8), q8, silentMeter);
}
