/** Each family has the right words in each precision that the processor is given. */

import { beforeAll, describe, expect, test } from 'vitest';
import { triedOnProcessor } from '../../src/protocol/tried-precisions.ts';
import { loadRecogniser } from '../../src/speech/engine/load-recogniser.ts';
import { startRuntime } from '../../src/speech/testing/runtime-in-node.ts';
import { silentMeter } from '../../src/speech/testing/silent-meter.ts';
import { wordErrors } from '../statistics/word-errors.ts';
import { onProcessor } from '../whisper/shared-models.ts';
import { isThere, modelIn } from './model-files.ts';
import { speechFor } from './speech.ts';

const said = {
  'whisper-nano': 'Can you finish the red apple for Maria?',
  'parakeet-nano': 'Can you finish the red apple for Maria?',
  // The recording ends within "Americans".
  'moonshine-tiny': 'And so my fellow American',
} as const;
/** In `q8`, of which `int8` is another name, most other tests run their models. */
const dtypes = triedOnProcessor.filter((dtype) => dtype !== 'q8' && dtype !== 'int8');
const models = Object.keys(said) as (keyof typeof said)[];

beforeAll(() => startRuntime());

describe.each(models)('%s', (model) => {
  test.skipIf(!isThere(model)).each(dtypes)('%s', { timeout: 120_000 }, async (dtype) => {
    const backend = onProcessor(dtype);
    const recogniser = await loadRecogniser(modelIn(model, backend.precision), backend, silentMeter);
    const language = recogniser.abilities.languages[0] ?? null;
    const found = await recogniser.recognise(speechFor(model), { isFinal: true, language });
    await recogniser.dispose();
    expect(wordErrors([said[model]], found!.text).errors, found!.text).toBe(0);
  });
});
