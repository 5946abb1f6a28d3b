/** For tests and measurements: what the progressive strategy needs around one recording, and a library that holds nothing but its transcript. */

import { type Signal, signal } from '@preact/signals';
import { speechRate } from '../../../core/resampler.ts';
import { type Improvement, improvedText } from '../../../core/strategies/improved-text.ts';
import type { Segment, Transcript } from '../../../core/transcript.ts';
import { toPcm16 } from '../../../protocol/kept-sound.ts';
import type { RecognitionThreads } from '../../files/transcribe-sound.ts';
import type { Kept } from '../../library/destination.ts';
import type { ExactModel } from '../exact-model.ts';
import type { Improving } from '../improving.ts';
import type { ProgressivePlan } from '../progressive.ts';

interface RecordingParts {
  /** Its samples in [start, end). */
  sound: (start: number, end: number) => Float32Array<ArrayBuffer>;
  listen: RecognitionThreads['listen'];
  exact: Pick<ExactModel, 'engine'> & { ready: RecognitionThreads['ready'] };
  notices: ProgressivePlan['notices'];
}

export interface OneRecording {
  plan: ProgressivePlan;
  improving: Signal<Improving | null>;
  /** End of what was heard so far. */
  hearing: Signal<{ end: number }>;
  /** What is shown, while somebody speaks, in place of what was written live. */
  live: string[];
  /** Null until the recording has ended. */
  transcript: Transcript | null;
  /** Becomes this transcript, or none; the sound goes where that does not name it. */
  end(saved: Transcript | null): Promise<Transcript | null>;
}

export function oneRecording({ sound, listen, exact, notices }: RecordingParts): OneRecording {
  const hearing = signal({ end: 60 * speechRate });
  const live: string[] = [];
  let isRemoved = false;
  let beforeRemoval = async (_: Kept) => {};
  const session = signal<object | null>({
    sound: () => [{ id: 'journal' }],
    hearing,
    text: signal({ segments: [], partial: null }),
    secondsBehind: () => 0,
    improve: ({ text }: { text: string }) => live.push(text),
    beforeRemoval(take: typeof beforeRemoval) {
      beforeRemoval = take;
    },
  });
  const isDictating = signal(true);
  const improving = signal<Improving | null>(null);
  const api = {
    async readSound(_: string, start: number, end: number) {
      if (isRemoved) throw new Error('the sound is gone');
      return toPcm16(sound(start, end));
    },
  };
  const plan = {
    dictation: { session, stop: async () => one.transcript },
    isDictating,
    library: {
      find: async () => one.transcript,
      work: async () => ({
        sound: { stretch: () => ({ slice: async (start: number, end: number) => sound(start, end) }) },
        editing: {
          async improve(_: string, improvement: Improvement) {
            const better = one.transcript && improvedText(one.transcript, improvement);
            if (better) one.transcript = { ...one.transcript!, text: better.text, segments: better.segments };
            return better !== null;
          },
        },
      }),
    },
    store: { call: (use: (library: typeof api) => unknown) => use(api) },
    textRules: { finished: async (segments: readonly Segment[]) => segments },
    threads: { listen },
    sensitivity: () => 'normal',
    exact: { ...exact, fitsBeside: async () => true, giveWay() {}, close() {} },
    exactId: async () => 'exact',
    isHeldBack: () => false,
    notices,
    improving,
  };
  const one: OneRecording = {
    plan: plan as unknown as ProgressivePlan,
    improving,
    hearing,
    live,
    transcript: null,
    async end(saved) {
      one.transcript = saved;
      if (saved?.sound.length === 0) {
        await beforeRemoval({ transcript: saved, offset: 0 });
        isRemoved = true;
      }
      session.value = null;
      isDictating.value = false;
      return saved;
    },
  };
  return one;
}
