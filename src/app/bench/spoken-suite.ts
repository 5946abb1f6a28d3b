/** The whole way of a dictation, from a microphone that plays a recording in real time to the final text. */

import { liveFigures, type Shown } from '../../../benches/live-figures.ts';
import { shuffled } from '../../../benches/seeded.ts';
import { speechRate } from '../../core/resampler.ts';
import { pause } from '../../core/time.ts';
import type { Flag } from '../../protocol/bench.ts';
import { noText, wholeText, withEvent } from '../live-text.ts';
import { startRecording } from '../recording.ts';
import { clipMicrophone } from './clip-microphone.ts';
import type { Clip } from './clips.ts';
import { measureFile } from './file-suite.ts';
import { openReference } from './model-suite.ts';
import { type BenchSession, engineNow, stageSince } from './session.ts';
import { areRight } from './words.ts';

/** People let go a moment after the last word. */
const stopDelayMs = 300;

export interface SpokenOutcome {
  text: string;
  stopMs: number;
  firstPartialMs: number | null;
  gapsMs: readonly number[];
  lagsMs: readonly number[];
}

export async function measureSpoken(session: BenchSession): Promise<void> {
  const { clips, length, random } = session;
  await openReference(session);
  const began = engineNow();
  const planned = length.spoken.flatMap(({ seconds, times }) => Array.from({ length: times }, () => seconds));
  const runs: { seconds: 1 | 5 | 10; outcome: SpokenOutcome }[] = [];
  for (const [at, seconds] of shuffled(planned, random).entries()) {
    runs.push({ seconds, outcome: await speak(session, clips.spoken[seconds]) });
    session.step((0.75 * (at + 1)) / planned.length);
  }
  for (const { seconds } of length.spoken) {
    const own = runs.filter((run) => run.seconds === seconds).map(({ outcome }) => outcome);
    const isGarbled = own.some(({ text }) => !areRight(session.supply.languages, clips.spoken[seconds], text));
    const flags: Flag[] = isGarbled ? ['wrong-words'] : [];
    session.put({ id: `end-to-end.stop-${seconds}s`, samples: own.map(({ stopMs }) => stopMs), flags });
  }
  const outcomes = runs.map(({ outcome }) => outcome);
  session.put({
    id: 'end-to-end.first-partial',
    samples: outcomes.flatMap(({ firstPartialMs }) => firstPartialMs ?? []),
  });
  session.put({ id: 'end-to-end.partial-gap', samples: outcomes.flatMap(({ gapsMs }) => gapsMs) });
  session.put({ id: 'end-to-end.live-lag', samples: outcomes.flatMap(({ lagsMs }) => lagsMs) });
  session.put({ id: 'end-to-end.endpoint', samples: await stageSince(session, 'endpoint-to-final', began) });
  if (length.withLongFile) await measureFile(session);
}

/** Plays a recording and stops. Rejects when recognition cannot go on. */
export async function speak({ plan }: BenchSession, clip: Clip): Promise<SpokenOutcome> {
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
  await microphone.ended;
  await pause(stopDelayMs);
  const stop = recording.microphone.clock() * 1000;
  const { firstSpeech, lastSpeech } = await recording.stop();
  const done = recording.microphone.clock() * 1000;
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
