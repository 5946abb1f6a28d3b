/** The progressive strategy in Node: a recording that one model has written live, as a more exact one leaves it after its end. */

import { computed } from '@preact/signals';
import { becomesFalse } from '../../src/app/becomes-false.ts';
import type { RecognitionThreads } from '../../src/app/files/transcribe-sound.ts';
import { newTranscript } from '../../src/app/library/new-transcript.ts';
import { createProgressive } from '../../src/app/strategies/progressive.ts';
import { oneRecording } from '../../src/app/strategies/testing/one-recording.ts';
import { speechRate } from '../../src/core/resampler.ts';
import type { Segment } from '../../src/core/transcript.ts';

/** The text of the recording once nothing improves it any more. Rejects with what has stopped the improvement. */
export async function progressiveText(
  { listen, engine, ready }: RecognitionThreads,
  samples: Float32Array<ArrayBuffer>,
  written: readonly Segment[],
): Promise<string> {
  const duration = samples.length / speechRate;
  let failure: unknown;
  const recording = oneRecording({
    sound: (start, end) => samples.slice(start, end),
    listen,
    exact: { ready, engine: async () => engine },
    notices: {
      settle() {},
      say: () => '',
      report(error) {
        failure = error;
      },
    },
  });
  recording.plan.exact.fitsBeside = async () => false;
  const progressive = createProgressive(recording.plan);
  for (const { start, end, text } of written) {
    const [from, to] = [Math.round(start * speechRate), Math.round(end * speechRate)];
    progressive.hear({ kind: 'final', start: from, end: to, text, language: null, computeMs: 0, lost: 0, doubt: null });
  }
  const sound = [{ id: 'journal', start: 0, from: 0, duration }];
  progressive.end(recording.end(newTranscript(written, { duration, source: 'microphone', model: 'live', sound })));
  await becomesFalse(computed(() => recording.improving.value !== null));
  if (failure) throw failure;
  return recording.transcript!.text;
}
