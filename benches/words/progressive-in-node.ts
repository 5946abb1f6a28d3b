/** The progressive strategy in Node: a recording that one model has written live, as a more exact one leaves it after its end. */

import { computed, signal } from '@preact/signals';
import { becomesFalse } from '../../src/app/becomes-false.ts';
import type { RecognitionThreads } from '../../src/app/files/transcribe-sound.ts';
import { newTranscript } from '../../src/app/library/new-transcript.ts';
import type { Improving } from '../../src/app/strategies/improving.ts';
import { createProgressive, type ProgressivePlan } from '../../src/app/strategies/progressive.ts';
import { speechRate } from '../../src/core/resampler.ts';
import { improvedText } from '../../src/core/strategies/improved-text.ts';
import type { Segment, Transcript } from '../../src/core/transcript.ts';

/** The text of the recording once nothing improves it any more. Rejects with what has stopped the improvement. */
export async function progressiveText(
  exact: RecognitionThreads,
  samples: Float32Array<ArrayBuffer>,
  written: readonly Segment[],
): Promise<string> {
  const duration = samples.length / speechRate;
  const sound = [{ id: 'journal', start: 0, from: 0, duration }];
  let transcript: Transcript = newTranscript(written, { duration, source: 'microphone', model: 'live', sound });
  const session = signal<object | null>({ sound: () => sound, hearing: signal(null) });
  const isDictating = signal(true);
  const improving = signal<Improving | null>(null);
  let failure: unknown;
  const plan = {
    dictation: { session, stop: async () => transcript },
    isDictating,
    library: {
      find: async () => transcript,
      work: async () => ({
        sound: { stretch: () => samples },
        editing: {
          async improve(_: string, improvement: Parameters<typeof improvedText>[1]) {
            const better = improvedText(transcript, improvement);
            if (better) transcript = { ...transcript, text: better.text, segments: better.segments };
          },
        },
      }),
    },
    threads: exact,
    sensitivity: () => 'normal',
    textRules: { finished: async (segments: readonly Segment[]) => segments },
    exact: {
      ready: exact.ready,
      engine: async () => exact.engine,
      fitsBeside: async () => false,
      close() {},
      giveWay() {},
    },
    exactId: async () => 'exact',
    isHeldBack: () => false,
    notices: {
      settle() {},
      report(error: unknown) {
        failure = error;
      },
    },
    improving,
  };
  const progressive = createProgressive(plan as unknown as ProgressivePlan);
  for (const { start, end, text } of written) {
    const [from, to] = [Math.round(start * speechRate), Math.round(end * speechRate)];
    progressive.hear({ kind: 'final', start: from, end: to, text, language: null, computeMs: 0, lost: 0, doubt: null });
  }
  progressive.end(Promise.resolve(transcript));
  session.value = null;
  isDictating.value = false;
  await becomesFalse(computed(() => improving.value !== null));
  if (failure) throw failure;
  return transcript.text;
}
