/** Plays a recording into the app and measures the times at which text appears. */

import { liveFigures, type Shown } from '../../../benches/live/live-figures.ts';
import { throwIfCancelled } from '../../core/cancel.ts';
import { speechRate } from '../../core/resampler.ts';
import { pause } from '../../core/time.ts';
import { noText, wholeText, withEvent } from '../dictation/live-text.ts';
import { startRecording } from '../dictation/recording.ts';
import { clipMicrophone } from './clip-microphone.ts';
import type { Clip } from './clips.ts';
import type { BenchSession, SpokenOutcome } from './session.ts';

/** The moment after the last word at which a person presses stop. */
const stopDelayMs = 300;

/** At least `times` outcomes of a recording; those that another suite has measured are reused. */
export async function spokenTimes(session: BenchSession, clip: Clip, times: number): Promise<readonly SpokenOutcome[]> {
  const outcomes = session.spoken.get(clip) ?? [];
  session.spoken.set(clip, outcomes);
  while (outcomes.length < times) outcomes.push(await speak(session, clip));
  return outcomes;
}

/** Plays a recording and stops. Rejects when recognition fails. */
async function speak({ plan, signal }: BenchSession, clip: Clip): Promise<SpokenOutcome> {
  const microphone = await clipMicrophone(clip.samples);
  const shown: Shown[] = [];
  const lagsMs: number[] = [];
  let text = noText;
  const recording = await startRecording(plan.threads, {
    deviceId: '',
    soundProcessing: false,
    workletUrl: '',
    sensitivity: 'normal',
    pace: 'normal',
    journal: null,
    isShared: plan.isShared,
    openSource: microphone.open,
    onHearing() {},
    onSpeech(event) {
      const at = recording.microphone.clock() * 1000;
      text = withEvent(text, event);
      shown.push({ at, kind: event.kind, text: wholeText(text).text });
      if (event.kind === 'partial') lagsMs.push(at - (event.end / speechRate) * 1000);
    },
    onInterruption() {},
    onEnded() {},
    onReplaced() {},
    onFailed() {},
  });
  const isLeft = new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
  await Promise.race([microphone.ended, isLeft]);
  if (!signal.aborted) await pause(stopDelayMs);
  const stop = recording.microphone.clock() * 1000;
  const { firstSpeech, lastSpeech } = await recording.stop();
  const done = recording.microphone.clock() * 1000;
  throwIfCancelled(signal, 'the benchmark');
  const inMs = (samples: number | null) => (samples === null ? null : (samples / speechRate) * 1000);
  const moments = { begins: inMs(firstSpeech), ends: inMs(lastSpeech), stop, final: done, done };
  const figures = liveFigures(shown, moments);
  return {
    text: wholeText(text).text,
    stopMs: figures.stop_to_final_ms,
    firstPartialMs: figures.first_partial_ms,
    gapsMs: figures.partial_intervals_ms,
    lagsMs,
  };
}
