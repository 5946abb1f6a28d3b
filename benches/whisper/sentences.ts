/** Ranges of speech in a long recording, cut at every short silence by the app's voice detection and segmenter. */

import type { SpeechRange } from '../../src/protocol/speech.ts';
import {
  finishSegmenter,
  frameSamples,
  initialSegmenter,
  type SegmenterEvent,
  segmenterOptions,
  sentenceOptions,
  stepSegmenter,
} from '../../src/speech/listening/segmenter.ts';
import { VoiceDetector } from '../../src/speech/listening/voice-detector.ts';
import { createSession } from '../../src/speech/runtime/onnx-runtime.ts';
import { detectorBytes } from './shared-models.ts';

const atSilences = sentenceOptions(segmenterOptions('normal'));

export async function sentencesOf(samples: Float32Array, options = atSilences): Promise<SpeechRange[]> {
  const session = await createSession(detectorBytes());
  const detector = new VoiceDetector(session, { record() {}, count() {} });
  const events: SegmenterEvent[] = [];
  let state = initialSegmenter(0);
  for (let at = 0; at + frameSamples <= samples.length; at += frameSamples) {
    const probability = await detector.next(samples.subarray(at, at + frameSamples));
    const step = stepSegmenter(state, probability, options);
    state = step.state;
    events.push(...step.events);
  }
  events.push(...finishSegmenter(state, samples.length, options).events);
  await session.release();
  return events.filter((event) => event.kind === 'close');
}
