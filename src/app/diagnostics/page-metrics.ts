/** Metrics of the page during dictation, together with the metrics of the threads. */

import type { ReadonlySignal } from '@preact/signals';
import type { Events } from '../../core/emitter.ts';
import { speechRate } from '../../core/resampler.ts';
import type { FileStrategy, StrategyChange } from '../../core/strategies/strategy.ts';
import { pause } from '../../core/time.ts';
import { LiveLatency } from '../../metrics/live-latency.ts';
import { createMetrics } from '../../metrics/metrics.ts';
import type { Hearing } from '../../protocol/listen.ts';
import type { MetricsSnapshot } from '../../protocol/metrics.ts';
import type { SpeechEvent } from '../../protocol/speech.ts';
import type { Activity } from '../activity.ts';
import type { Dictation } from '../dictation/dictation.ts';
import type { DictationState } from '../dictation/dictation-step.ts';
import type { SpeechSettings } from '../engine/speech-settings.ts';
import type { SpeechThreads } from '../engine/speech-threads.ts';

export interface MetricsReader {
  /** Metrics of the page and of the threads since the page was opened; a replaced thread leaves one snapshot, and its successor another. */
  read(): Promise<MetricsSnapshot[]>;
}

/** How long to wait for a thread that is in a long pass; after that its previous snapshot is used. */
const patienceMs = 500;

export interface PageMetricsPlan {
  threads: SpeechThreads;
  dictation: Pick<Dictation, 'events'>;
  settings: ReadonlySignal<Pick<SpeechSettings, 'strategy'>>;
  activity: Pick<Activity, 'strategyChanges' | 'isSparing' | 'hasSmallerModel'>;
  /** Tells how each file was heard. */
  fileRuns: Events<FileStrategy>;
  /** Calls back after the next frame has been painted. */
  afterNextFrame: (then: () => void) => void;
}

export function createPageMetrics({
  threads,
  dictation,
  settings,
  activity,
  fileRuns,
  afterNextFrame,
}: PageMetricsPlan): MetricsReader {
  const page = createMetrics('page');
  const latency = new LiveLatency(page);
  /** The latest snapshot of every thread, including threads that have been replaced. */
  const kept = new Map<string, MetricsSnapshot>();
  let asking: Promise<unknown> | null = null;
  let droppedBlocks = 0;
  let isFinishing = false;

  /** Reads snapshots from running threads only: a call would start a thread that is not running. */
  function ask(): Promise<unknown> {
    if (threads.state.value.at !== 'ready') return Promise.resolve();
    asking ??= Promise.allSettled([
      threads.listen.call((api) => api.metrics()).then(keep),
      threads.engine.call((api) => api.metrics()).then(keep),
    ]).finally(() => {
      asking = null;
    });
    return asking;
  }

  function keep(snapshot: MetricsSnapshot): void {
    kept.set(`${snapshot.thread} ${snapshot.since}`, snapshot);
  }

  function onState({ at: name }: DictationState, at: number): void {
    if (name === 'arming') {
      latency.begin();
      page.count(`${settings.value.strategy}-runs`);
      droppedBlocks = 0;
    } else if (name === 'finishing') {
      latency.stop(at);
    } else if (name === 'idle') {
      // Dismissing a failure leads to this state, too.
      if (isFinishing) latency.finish(at);
      void ask();
    }
    isFinishing = name === 'finishing';
  }

  function onHeard({ end, firstSpeech, lastSpeech, ...heard }: Hearing): void {
    latency.hear({
      end: inMs(end),
      firstSpeech: firstSpeech === null ? null : inMs(firstSpeech),
      lastSpeech: lastSpeech === null ? null : inMs(lastSpeech),
    });
    page.count('dropped-blocks', heard.droppedBlocks - droppedBlocks);
    droppedBlocks = heard.droppedBlocks;
  }

  function onSpeech(event: SpeechEvent, at: number): void {
    const segment = { start: inMs(event.start), end: inMs(event.end) };
    if (event.kind === 'partial') latency.partial({ ...segment, text: event.committed + event.tentative }, at);
    else latency.final({ ...segment, text: event.text }, at);
    const told = performance.now();
    afterNextFrame(() => page.record('paint', performance.now() - told));
  }

  function countChanges(changes: readonly StrategyChange[]): void {
    for (const { reason } of changes) page.count(`strategy-changes-${reason}`);
  }

  let counted = 0;
  activity.strategyChanges.subscribe((changes) => {
    countChanges(changes.slice(counted));
    counted = changes.length;
  });
  fileRuns.subscribe(({ strategy, changes }) => {
    page.count(`${strategy}-runs`);
    countChanges(changes);
  });
  activity.isSparing.subscribe((isOn) => page.count('load-lowered', isOn ? 1 : 0));
  activity.hasSmallerModel.subscribe((isOn) => page.count('models-lent', isOn ? 1 : 0));
  threads.engineReplaced.subscribe(() => page.count('threads-replaced'));
  dictation.events.subscribe((event) => {
    if (event.kind === 'state') onState(event.state, event.at);
    else if (event.kind === 'heard') onHeard(event.heard);
    else if (event.kind === 'speech') onSpeech(event.speech, event.at);
    else if (event.kind === 'replaced') page.count('threads-replaced');
  });

  return {
    async read() {
      await Promise.race([ask(), pause(patienceMs)]);
      return [page.snapshot(), ...kept.values()];
    },
  };
}

function inMs(samples: number): number {
  return (samples / speechRate) * 1000;
}
