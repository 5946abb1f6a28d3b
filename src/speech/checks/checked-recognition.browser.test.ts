/**
 * The speech gate, the recogniser and the checks on whole recordings: words wherever somebody speaks, however softly, and no text
 * elsewhere.
 */

import { beforeAll, describe, expect, test } from 'vitest';
import { loudHalfDb } from '../../core/loudness.ts';
import type { Sensitivity } from '../../protocol/listen.ts';
import { segmenterOptions } from '../listening/segmenter.ts';
import { SileroNetwork } from '../listening/silero-network.ts';
import { SpeechGate } from '../listening/speech-gate.ts';
import { VoiceDetector } from '../listening/voice-detector.ts';
import { Moonshine } from '../moonshine/moonshine.ts';
import { recordings, samplesOf } from '../testing/recordings.ts';
import { detectorFile, modelFiles, processor, startRuntime } from '../testing/runtime-files.ts';
import { silentMeter } from '../testing/silent-meter.ts';
import { recogniseChecked } from './checked-recognition.ts';

const clips = await recordings();
const options = { prefix: [], shouldStop: () => false, meter: silentMeter };

let detector: SileroNetwork;
let moonshine: Moonshine;

beforeAll(async () => {
  await startRuntime();
  detector = SileroNetwork.read(await detectorFile());
  moonshine = await Moonshine.load(await modelFiles(), processor, silentMeter);
});

/** The text of the first segment that has one. */
async function firstText(samples: Float32Array, sensitivity: Sensitivity): Promise<string> {
  const gate = new SpeechGate(new VoiceDetector(detector, silentMeter), segmenterOptions(sensitivity));
  for (const event of [...gate.push(samples), ...gate.finish()]) {
    if (event.kind !== 'close') continue;
    const checked = await recogniseChecked(moonshine, samples.slice(event.start, event.end), event, options);
    if (checked?.text) return checked.text;
  }
  return '';
}

describe.skipIf(clips.length === 1)('where the recordings are', () => {
  const silent = clips.filter(({ language }) => language === 'zxx');

  test.each(silent)('nobody is taken at a word in $id', { timeout: 120_000 }, async (clip) => {
    const samples = await samplesOf(clip);
    for (const sensitivity of ['normal', 'high'] as const) {
      expect(await firstText(samples, sensitivity), sensitivity).toBe('');
    }
  });

  test('who speaks softly is heard', { timeout: 300_000 }, async () => {
    const english = clips.filter(({ language }) => language === 'en');
    const unheard: string[] = [];
    for (const clip of english) {
      const samples = await samplesOf(clip, 6);
      const gain = 10 ** ((-50 - loudHalfDb(samples)) / 20);
      const text = await firstText(
        samples.map((sample) => sample * gain),
        'normal',
      );
      if (!text) unheard.push(clip.id);
    }
    expect(unheard.length / english.length, unheard.join()).toBeLessThanOrEqual(0.05);
  });
});

test('clear speech has its words', async () => {
  const jfk = clips.find(({ id }) => id.startsWith('jfk'))!;
  expect(await firstText(await samplesOf(jfk), 'normal')).toMatch(/my fellow americans/i);
});
