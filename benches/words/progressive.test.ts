/** The progressive strategy with two small real models, either behind the other: its words are those of the exact one alone. */

import { beforeAll, describe, expect, test } from 'vitest';
import type { RecognitionThreads } from '../../src/app/files/transcribe-sound.ts';
import { speechRate } from '../../src/core/resampler.ts';
import type { Segment } from '../../src/core/transcript.ts';
import { recogniseChecked } from '../../src/speech/checks/checked-recognition.ts';
import { segmenterOptions } from '../../src/speech/listening/segmenter.ts';
import { silentMeter } from '../../src/speech/testing/silent-meter.ts';
import { appInNode, heardAsFile } from '../moonshine/app-in-node.ts';
import { segmentsOf } from '../whisper/segments.ts';
import { hasSharedModels, samplesOf, speechClips } from '../whisper/shared-models.ts';
import { WordTotal } from '../whisper/word-total.ts';
import { filesNamed, loadNamed, type NamedRecogniser } from './models.ts';
import { progressiveText } from './progressive-in-node.ts';

const [parakeet, whisper] = ['nano/parakeet-nano', 'nano/whisper-nano'] as const;
const singles = speechClips('single').filter(({ language }) => language === 'en');
const clips = [...singles.slice(0, 11), ...speechClips('switch').slice(0, 1)];

/** The final texts of somebody who speaks, as the app cuts them. */
async function writtenLive(live: NamedRecogniser, samples: Float32Array<ArrayBuffer>): Promise<Segment[]> {
  const segments: Segment[] = [];
  for (const range of await segmentsOf(samples, segmenterOptions('normal'))) {
    const options = { shouldStop: () => false, meter: silentMeter };
    const checked = await recogniseChecked(live, samples.slice(range.start, range.end), range, options);
    const { text } = checked!;
    if (text) segments.push({ start: range.start / speechRate, end: range.end / speechRate, text });
  }
  return segments;
}

describe.skipIf(!hasSharedModels).each([
  [parakeet, whisper],
  [whisper, parakeet],
])('%s live, and %s behind it', (fast, slow) => {
  let live: NamedRecogniser;
  let exact: RecognitionThreads;

  beforeAll(async () => {
    exact = await appInNode(await filesNamed(slow));
    live = await loadNamed(fast);
  }, 60_000);

  test('a dozen recordings', { timeout: 400_000 }, async () => {
    const [before, after] = [new WordTotal(), new WordTotal()];
    for (const clip of clips) {
      const samples = samplesOf(clip);
      const alone = (await heardAsFile(exact, samples)).text;
      const written = await writtenLive(live, samples);
      before.add(alone, written.map(({ text }) => text).join(' '));
      after.add(alone, await progressiveText(exact, samples, written));
    }
    // There is something to improve.
    expect(before.rate).toBeGreaterThan(2);
    expect(after.rate).toBeLessThanOrEqual(0.5);
  });
});
