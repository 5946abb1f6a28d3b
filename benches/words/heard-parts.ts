/** The final texts of a recording, cut and checked as files are. */

import type { SpeechRange } from '../../src/protocol/speech.ts';
import { type Checked, recogniseChecked } from '../../src/speech/checks/checked-recognition.ts';
import { silentMeter } from '../../src/speech/testing/silent-meter.ts';
import { paragraphs, segmentsOf, usual } from '../whisper/segments.ts';
import type { NamedRecogniser } from './models.ts';

const options = { isThorough: true, shouldStop: () => false, meter: silentMeter };

/** Each with the range of the samples that it is the text of. */
export async function* heardParts(
  recogniser: NamedRecogniser,
  samples: Float32Array,
  { times }: { times: boolean },
): AsyncGenerator<Checked & { range: SpeechRange }> {
  const cut = recogniser.abilities.hearsParagraphs ? paragraphs : usual;
  for (const range of await segmentsOf(samples, cut)) {
    const part = samples.slice(range.start, range.end);
    const checked = await recogniseChecked(recogniser, part, range, { ...options, times });
    if (checked) yield { ...checked, range };
  }
}
