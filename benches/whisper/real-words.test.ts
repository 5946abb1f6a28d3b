/** OpenAI's own weights on real recordings, as the app hears files: the words, and nothing where nobody speaks. */

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startRuntime } from '../../src/speech/testing/runtime-in-node.ts';
import { silentMeter } from '../../src/speech/testing/silent-meter.ts';
import { Whisper } from '../../src/speech/whisper/whisper.ts';
import { fileText } from './file-text.ts';
import { hasRecordings, recordings, samplesOf } from './recordings.ts';
import { hub, onProcessor, whisperFiles } from './shared-models.ts';
import { WordTotal } from './word-total.ts';

const short = [
  'new_home_in_the_stars',
  'rhasspy3_set_timer',
  'fsdd_string_jackson',
  'sr_stereo_44k',
  'quick_brown_fox_ogg',
];
const quiet = ['nospeech_room_30s', 'nospeech_steady_noise_8s', 'music_vibeace_20s'];
const foreign = ['thorsten_gt3', 'pv_pt', 'pvc_fr', 'pv_es', 'pvc_it', 'deepspeech_ru', 'pv_ja'];
const clip = new URL('../../public/samples/jfk-1.wav', import.meta.url);

describe.each([
  { model: 'real/whisper-tiny.en', english: [...short, 'jfk_16k'], others: [] },
  { model: 'real/whisper-base', english: [...short, 'jfk_16k'], others: foreign },
])('$model', ({ model, english, others }) => {
  const isHere = hasRecordings && existsSync(join(hub, model));
  const listed = isHere ? recordings() : [];
  const named = (ids: readonly string[]) => listed.filter(({ id }) => ids.includes(id));
  const q8 = onProcessor('q8');
  let whisper: Whisper;

  beforeAll(async () => {
    if (!isHere) return;
    await startRuntime();
    whisper = await Whisper.load(whisperFiles(model, q8), q8, silentMeter);
  }, 60_000);
  afterAll(() => whisper?.dispose());

  test.skipIf(!isHere)('English', { timeout: 300_000 }, async () => {
    const total = new WordTotal();
    for (const recording of named(english)) {
      total.addBest(recording.references, await fileText(whisper, samplesOf(recording), { language: 'en' }));
    }
    expect(total.words).toBeGreaterThan(50);
    expect(total.errors).toBeLessThanOrEqual(2);
  });

  test.skipIf(!isHere || others.length === 0)('languages that it is not told', { timeout: 300_000 }, async () => {
    for (const recording of named(others)) {
      const found = await whisper.recognise(samplesOf(recording));
      expect(found?.language, recording.id).toBe(recording.language);
    }
  });

  test.skipIf(!isHere)('nothing where nobody speaks', { timeout: 300_000 }, async () => {
    for (const recording of named(quiet)) {
      expect(await fileText(whisper, samplesOf(recording), { language: 'en' }), recording.id).toBe('');
    }
  });

  test.skipIf(!isHere)("calibration's clip", { timeout: 300_000 }, async () => {
    const samples = samplesOf({ file: fileURLToPath(clip) });
    const found = await whisper.recognise(samples, { language: 'en' });
    const total = new WordTotal();
    total.add('And so, my fellow Americans, ask not', found?.text ?? '');
    // Calibration takes one word of seven for right.
    expect(total.errors, found?.text).toBeLessThanOrEqual(1);
  });
});
