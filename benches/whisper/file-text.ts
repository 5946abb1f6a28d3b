/** What the app makes of a file: its own voice detection, its segments for Whisper, and its checks. */

import { recogniseChecked } from '../../src/speech/checks/checked-recognition.ts';
import { type RecogniseOptions, type Recogniser, withDefaults } from '../../src/speech/recogniser.ts';
import { silentMeter } from '../../src/speech/testing/silent-meter.ts';
import { paragraphs, segmentsOf } from './segments.ts';

export async function fileText(
  recogniser: Recogniser,
  samples: Float32Array<ArrayBuffer>,
  told: RecogniseOptions,
): Promise<string> {
  const texts: string[] = [];
  for (const range of await segmentsOf(samples, paragraphs)) {
    const piece = samples.slice(range.start, range.end);
    const options = { times: true, isThorough: true, shouldStop: () => false, meter: silentMeter };
    const checked = await recogniseChecked(
      withDefaults(recogniser, () => told),
      piece,
      range,
      options,
    );
    if (checked?.text) texts.push(checked.text);
  }
  return texts.join(' ');
}
