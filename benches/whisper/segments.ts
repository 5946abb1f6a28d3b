/** Recordings as the app cuts them: what its voice detection and its segmenter make of them. */

import type { SpeechRange } from '../../src/protocol/speech.ts';
import { paragraphOptions, type SegmenterOptions, segmenterOptions } from '../../src/speech/listening/segmenter.ts';
import { SpeechGate } from '../../src/speech/listening/speech-gate.ts';
import { VoiceDetector } from '../../src/speech/listening/voice-detector.ts';
import { createSession } from '../../src/speech/runtime/onnx-runtime.ts';
import { silentMeter } from '../../src/speech/testing/silent-meter.ts';
import { detectorBytes } from './shared-models.ts';

const usual = segmenterOptions('normal');

/** As files are cut for Whisper. */
export const paragraphs = paragraphOptions(usual);
/** At every short silence: the small stand-in was trained on windows of few sentences, and errs in dense ones. */
export const sentences: SegmenterOptions = { ...usual, hangover: usual.shortHangover };

export async function segmentsOf(samples: Float32Array, options: SegmenterOptions): Promise<SpeechRange[]> {
  const session = await createSession(detectorBytes());
  const gate = new SpeechGate(new VoiceDetector(session, silentMeter), options);
  const events = [...(await gate.push(samples)), ...gate.finish()];
  await session.release();
  return events.filter((event) => event.kind === 'close');
}
