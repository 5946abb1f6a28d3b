/** The speech gate on real recordings: segments where somebody speaks, and none elsewhere. */

import { beforeAll, describe, expect, test } from 'vitest';
import { type Recording, recordings, samplesOf } from '../testing/recordings.ts';
import { detectorFile } from '../testing/runtime-files.ts';
import { silentMeter } from '../testing/silent-meter.ts';
import { type SegmenterEvent, segmenterOptions } from './segmenter.ts';
import { SileroNetwork } from './silero-network.ts';
import { SpeechGate } from './speech-gate.ts';
import { VoiceDetector } from './voice-detector.ts';

const clips = await recordings();
const hasClips = clips.length > 1;

let detector: SileroNetwork;

beforeAll(async () => {
  detector = SileroNetwork.read(await detectorFile());
});

/** Start and end of each segment in seconds. */
async function segmentsOf(clip: Recording): Promise<{ start: number; end: number }[]> {
  const gate = new SpeechGate(new VoiceDetector(detector, silentMeter), segmenterOptions('normal'));
  const events: SegmenterEvent[] = [...gate.push(await samplesOf(clip)), ...gate.finish()];
  return events.flatMap((event) =>
    event.kind === 'close' ? [{ start: event.start / 16_000, end: event.end / 16_000 }] : [],
  );
}

test.each(clips.filter(({ language }) => language !== 'zxx'))('hears $id', async (clip) => {
  const segments = await segmentsOf(clip);
  expect(segments.length).toBeGreaterThan(0);
  for (const { start, end } of segments) expect(end - start).toBeGreaterThan(0.2);
});

test('a gate that goes on where another was finds the same', async () => {
  const samples = await samplesOf(clips.find(({ language }) => language !== 'zxx')!);
  const newGate = () => new SpeechGate(new VoiceDetector(detector, silentMeter), segmenterOptions('normal'));
  const whole = newGate();
  const events = [...whole.push(samples), ...whole.finish()];
  // In the middle of a frame and of a word.
  const cut = Math.floor(samples.length / 2) + 77;
  const before = newGate();
  const found = before.push(samples.subarray(0, cut));
  const after = newGate();
  after.restore(before.save());
  expect([...found, ...after.push(samples.subarray(cut)), ...after.finish()]).toEqual(events);
});

describe.skipIf(!hasClips)('where the recordings are', () => {
  test.each(clips.filter(({ language }) => language === 'zxx'))('hears nobody in $id', async (clip) => {
    expect(await segmentsOf(clip)).toEqual([]);
  });

  test('long silence before and after speech stays outside', async () => {
    const clip = clips.find(({ id }) => id === 'de_saet_lead_trail_silence')!;
    const segments = await segmentsOf(clip);
    const covered = segments.reduce((sum, { start, end }) => sum + end - start, 0);
    expect(covered).toBeLessThan(9);
  });
});
