/** Recordings as the app cuts them: what its voice detection and its segmenter make of them. */

import type { SpeechRange } from '../../src/protocol/speech.ts';
import { windowEnd, withShares } from '../../src/speech/listening/plain-shares.ts';
import { paragraphOptions, type SegmenterOptions, segmenterOptions } from '../../src/speech/listening/segmenter.ts';
import { SileroNetwork } from '../../src/speech/listening/silero-network.ts';
import { closedRanges, SpeechGate } from '../../src/speech/listening/speech-gate.ts';
import { VoiceDetector } from '../../src/speech/listening/voice-detector.ts';
import { silentMeter } from '../../src/speech/testing/silent-meter.ts';
import { detectorBytes } from './shared-models.ts';

export const usual = segmenterOptions('normal');

/** As files are cut for Whisper. */
export const paragraphs = paragraphOptions(usual);
/** At every short silence: the small stand-in was trained on windows of few sentences, and errs in dense ones. */
export const sentences: SegmenterOptions = { ...usual, hangover: usual.shortHangover };

export async function segmentsOf(samples: Float32Array, options: SegmenterOptions): Promise<SpeechRange[]> {
  const gate = new SpeechGate(new VoiceDetector(SileroNetwork.read(detectorBytes()), silentMeter), options);
  const events = [...gate.push(samples), ...gate.finish()];
  return withShares(closedRanges(events), 0, windowEnd(samples.length));
}
